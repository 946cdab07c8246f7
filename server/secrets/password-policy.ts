import { commonPasswords } from './common-passwords.ts';

/** In characters (code points of the composed form), as NIST SP 800-63B §5.1.1.2 counts. */
export const passwordLength = {
  min: 8,
  /** Shown as advice, never demanded. */
  advised: 15,
  /** Beyond what anybody types or a manager makes; what is longer only costs us time. */
  max: 256,
} as const;

/** Why a password is refused. There is no rule about kinds of characters. */
export type PasswordFault = 'tooShort' | 'tooLong' | 'tooCommon' | 'ownWords';

/** Words that whoever guesses tries first: names, addresses, the practice, the product. */
export interface OwnWords {
  readonly displayName: string;
  readonly email: string;
  readonly practiceName: string;
}

const productName = 'auscult';

/** Shorter parts of names ("de", "Dr") stand in too many honest words. */
const minWordLength = 3;

/** What is hashed and compared: the same on every keyboard (NIST SP 800-63B §5.1.1.2). */
export function composed(password: string): string {
  return password.normalize('NFKC');
}

/** @returns null for a password that may be taken */
export function passwordFault(password: string, own: OwnWords): PasswordFault | null {
  const text = composed(password);
  const length = lengthOf(text);
  if (length < passwordLength.min) return 'tooShort';
  if (length > passwordLength.max) return 'tooLong';
  const folded = fold(text);
  if (isCommon(folded)) return 'tooCommon';
  // Own words count for nothing: what else there is has to be a password by itself.
  const rest = without(folded, ownWordsOf(own));
  if (rest === folded) return null;
  return lengthOf(rest) < passwordLength.min || isCommon(rest) ? 'ownWords' : null;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Without regard to case and accents: who guesses "vega" guesses "Véga". */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC').toLowerCase();
}

/** On the list, or a short piece over and over ("abcabcabcabc", "passwordpassword"). */
function isCommon(folded: string): boolean {
  const piece = repeatedPiece(folded);
  return (
    commonPasswords.has(folded) ||
    lengthOf(piece) < passwordLength.min ||
    commonPasswords.has(piece)
  );
}

/** The shortest piece of which the text is made: it is where the text begins in its own double. */
function repeatedPiece(text: string): string {
  return text.slice(0, (text + text).indexOf(text, 1));
}

function ownWordsOf({ displayName, email, practiceName }: OwnWords): string[] {
  // Of an address all but its end: "com" stands in "welcome".
  const address = email.replace(/\.[^.@]*$/, '');
  const words = [displayName, address, practiceName, productName].flatMap((text) =>
    fold(text).split(/[^\p{L}\p{N}]+/u),
  );
  // The longest first: "campos" is not left with an "s" by "campo".
  return words
    .filter((word) => lengthOf(word) >= minWordLength)
    .sort((one, other) => other.length - one.length);
}

function without(folded: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, ''), folded);
}
