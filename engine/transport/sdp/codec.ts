import { FEEDBACK } from './capabilities.ts';
import type { CodecName } from '../../types.ts';
import type { Payload, RemoteSection } from './description.ts';
import { numberParameter, parameter } from './section.ts';

/** The payload of an offer that we settle on. */
export interface ChosenCodec {
  readonly codec: CodecName;
  readonly payload: Payload;
  readonly rtxPayloadType: number | null;
  /** Offered ∩ ours, in our order. */
  readonly feedback: readonly string[];
}

/**
 * VP8 before H264: every browser encodes it with simulcast, and a subscriber's decoder needs no
 * profile to agree on. For audio Opus, or nothing.
 */
export function chooseCodec(section: RemoteSection): ChosenCodec | null {
  if (section.kind === 'other') return null;
  const payload =
    section.kind === 'audio' ? section.payloads.find(isOpus) : chooseVideo(section.payloads);
  if (payload === undefined) return null;
  const rtx = section.payloads.find(({ apt }) => apt === payload.payloadType);
  return {
    codec: payload.codec as CodecName,
    payload,
    rtxPayloadType: rtx?.payloadType ?? null,
    feedback: FEEDBACK[section.kind].filter((feedback) => payload.feedback.includes(feedback)),
  };
}

function chooseVideo(payloads: readonly Payload[]): Payload | undefined {
  return (
    payloads.find(({ codec, clockRate }) => codec === 'vp8' && clockRate === 90_000) ??
    // Constrained baseline first, which is what our offers to subscribers name.
    payloads.find((payload) => isH264(payload, /^42[c-f]0/)) ??
    payloads.find((payload) => isH264(payload, /^42/))
  );
}

/** Packetization mode 1 may use fragmentation units, mode 0 may not (RFC 6184 §6). */
function isH264({ codec, clockRate, parameters }: Payload, profile: RegExp): boolean {
  return (
    codec === 'h264' &&
    clockRate === 90_000 &&
    numberParameter(parameters, 'packetization-mode') === 1 &&
    profile.test(profileOf(parameters))
  );
}

/** RFC 6184 §8.1: without the parameter it is baseline, level 1. */
export function profileOf(parameters: string): string {
  const profile = parameter(parameters, 'profile-level-id')?.toLowerCase() ?? '';
  return /^[0-9a-f]{6}$/.test(profile) ? profile : '42000a';
}

/** RFC 7587 §7: always 48 kHz and two in the description, whatever is sent. */
function isOpus({ codec, clockRate, channels }: Payload): boolean {
  return codec === 'opus' && clockRate === 48_000 && channels === 2;
}
