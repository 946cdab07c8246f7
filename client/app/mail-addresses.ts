/** What was typed or pasted, one address each: commas, semicolons, blanks and lines stand between. */
export function addressesIn(typed: string): string[] {
  return typed.split(/[\s,;]+/u).filter((part) => part !== '');
}

/** Enough to name the one that was mistyped; the server decides. */
export function looksLikeAddress(text: string): boolean {
  return /^[^\s@<>"(),;:]+@[^\s@<>"(),;:.]+(?:\.[^\s@<>"(),;:.]+)+$/u.test(text);
}
