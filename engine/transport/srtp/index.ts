export type { PacketCipher } from './cipher.ts';
export type { SrtpKeys, SrtpProfile, SrtpProfileShape } from './profile.ts';
export { SRTCP_INDEX_BYTES, SRTP_PROFILES, srtpProfileOfId } from './profile.ts';
export type { SrtpReceiver } from './receiver.ts';
export { REPLAY_WINDOW, createSrtpReceiver } from './receiver.ts';
export type { SrtpSender, SrtpSenderOptions } from './sender.ts';
export { MAX_SENDER_SSRCS, SENDER_WINDOW, createSrtpSender } from './sender.ts';
export { MAX_SSRCS } from './ssrc-table.ts';
export type { TwoTimePad, TwoTimePadOptions } from './two-time-pad.ts';
export { PadLedger, TwoTimePadError, detectTwoTimePads } from './two-time-pad.ts';
export {
  SRTP_FORGED,
  SRTP_INDEX_USED,
  SRTP_KEY_EXHAUSTED,
  SRTP_NOT_ENCRYPTED,
  SRTP_REPLAYED,
  SRTP_TOO_LONG,
  SRTP_TOO_MANY_SSRCS,
  SRTP_TOO_OLD,
  SRTP_TOO_SHORT,
  srtpRefusalName,
} from './refusal.ts';
