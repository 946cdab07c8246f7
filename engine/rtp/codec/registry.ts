import { createNullCodec } from './null.ts';
import { opus } from './opus.ts';
import { vp8 } from './vp8.ts';
import type { Codec } from './codec.ts';

const codecs = new Map<string, Codec>(
  [vp8, opus].map((codec) => [codec.name.toLowerCase(), codec]),
);

/** At most this many names without an implementation are remembered. */
const MAX_UNKNOWN = 64;
let unknown = 0;

/**
 * The codec of an `a=rtpmap` name, in any spelling (RFC 4855 §3: names are case-insensitive).
 * Names nobody has implemented are passed through. The same name yields the same object, so the
 * hot path compares objects.
 */
export function codecByName(name: string): Codec {
  const key = name.toLowerCase();
  let codec = codecs.get(key);
  if (codec === undefined) {
    codec = createNullCodec(name);
    if (unknown < MAX_UNKNOWN) {
      unknown += 1;
      codecs.set(key, codec);
    }
  }
  return codec;
}
