/**
 * What a search looks through: without accents and case, each word after a blank, so that a typed
 * word is looked for where words begin.
 */
export function searchTextOf(...parts: readonly string[]): string {
  return ` ${wordsOf(parts.join(' ')).join(' ')}`;
}

/** A pattern for SQL's LIKE with the escape character `\\` for each word that was typed. */
export function searchPatterns(typed: string): string[] {
  return wordsOf(typed).map((word) => `% ${word.replace(/[\\%_]/g, '\\$&')}%`);
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en');
  return plain.split(/[\s,;]+/u).filter((word) => word !== '');
}
