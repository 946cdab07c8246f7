/** Why a frame was not understood; the first four words are also error codes on the wire. */
export type DecodeRefusal = 'MALFORMED' | 'UNKNOWN_REQUEST' | 'TOO_LARGE' | 'TOO_MANY_ITEMS';

/** Bytes from the network are either understood or refused with a reason; nothing throws. */
export type Decoded<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly code: DecodeRefusal;
      /** What was wrong, for developers; never a piece of the message itself. */
      readonly message: string;
      /** That of the request, when the frame could be read that far; else 0. */
      readonly requestId: number;
    };

export function refused(code: DecodeRefusal, message: string, requestId = 0): Decoded<never> {
  return { ok: false, code, message, requestId };
}
