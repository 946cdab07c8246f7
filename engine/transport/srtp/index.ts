export type { SrtpKeys, SrtpProfile, SrtpProfileShape } from './profile.ts';
export {
  SRTCP_INDEX_BYTES,
  SRTP_MAX_OVERHEAD_BYTES,
  SRTP_PROFILES,
  srtpProfileOfId,
} from './profile.ts';
