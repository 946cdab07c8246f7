/** RFC 8489 §5. */
export const STUN_HEADER_BYTES = 20;
export const STUN_MAGIC_COOKIE = 0x2112_a442;
/** Behind the cookie. */
export const TRANSACTION_ID_AT = 8;
export const TRANSACTION_ID_BYTES = 12;
/** Type and length. */
export const ATTRIBUTE_HEADER_BYTES = 4;

export const BINDING_REQUEST = 0x0001;
export const BINDING_SUCCESS = 0x0101;
export const BINDING_ERROR = 0x0111;

/** Below this an attribute must be understood (RFC 8489 §14). */
export const COMPREHENSION_OPTIONAL = 0x8000;

export const USERNAME = 0x0006;
export const MESSAGE_INTEGRITY = 0x0008;
export const ERROR_CODE = 0x0009;
export const UNKNOWN_ATTRIBUTES = 0x000a;
export const XOR_MAPPED_ADDRESS = 0x0020;
export const PRIORITY = 0x0024;
export const USE_CANDIDATE = 0x0025;
export const FINGERPRINT = 0x8028;
export const ICE_CONTROLLED = 0x8029;
export const ICE_CONTROLLING = 0x802a;

export const MESSAGE_INTEGRITY_BYTES = 20;
export const FINGERPRINT_BYTES = 4;
/** "STUN" in ASCII, laid over the CRC (RFC 8489 §14.7). */
export const FINGERPRINT_XOR = 0x5354_554e;
