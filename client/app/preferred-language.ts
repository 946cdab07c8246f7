import { allLocales, sourceLocale } from '../locales/generated/locale-codes.ts';

export type Language = (typeof allLocales)[number];

/** The remembered choice, or else the first of the browser's languages that we speak. */
export function preferredLanguage(
  remembered: string | undefined,
  languages: readonly string[],
): Language {
  const wanted = [remembered ?? '', ...languages].map((tag) => tag.toLowerCase().split('-')[0]);
  for (const code of wanted) {
    const match = allLocales.find((locale) => locale === code);
    if (match) return match;
  }
  return sourceLocale;
}
