/**
 * Session descriptions (RFC 8866) as plain data, in and out:
 *
 *     upstream     parseDescription('offer', sdp)  ▸ writeAnswer(offer, local, acceptedMids)
 *     downstream   writeOffer(local, sections)     ▸ parseDescription('answer', sdp) ▸ readAnswer(description)
 */
export { parseDescription } from './parse.ts';
export { writeAnswer } from './answer.ts';
export { readAnswer, writeOffer } from './offer.ts';
export { DOWNSTREAM_EXTENSIONS, DOWNSTREAM_PAYLOADS } from './capabilities.ts';
export type {
  AnsweredSection,
  Candidate,
  ExtensionIds,
  Fingerprint,
  LocalTransport,
  NegotiatedEncoding,
  NegotiatedSection,
  OfferedSection,
  ParsedDescription,
  RemoteDescription,
  RemoteTransport,
  WrittenAnswer,
} from './description.ts';
