import { configureLocalization } from '@lit/localize';
import { allLocales, sourceLocale, targetLocales } from '../locales/generated/locale-codes.ts';
import { preferredLanguage } from './preferred-language.ts';
import type { Language } from './preferred-language.ts';
import { keepPreferences, readPreferences } from './preferences.ts';

export const allLanguages: readonly Language[] = allLocales;

/** Each in its own words: who needs another language can read its name. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

const { getLocale, setLocale } = configureLocalization({
  sourceLocale,
  targetLocales,
  loadLocale: async (locale) => {
    switch (locale as (typeof targetLocales)[number]) {
      case 'es':
        return await import('../locales/generated/es.ts');
    }
  },
});

export const currentLanguage = getLocale as () => Language;

export async function startLanguage(): Promise<void> {
  await applyLanguage(preferredLanguage(readPreferences().language, navigator.languages));
}

export async function chooseLanguage(language: Language): Promise<void> {
  keepPreferences({ language });
  await applyLanguage(language);
}

async function applyLanguage(language: Language): Promise<void> {
  try {
    await setLocale(language);
  } catch {
    // The translation could not be loaded: English is better than an empty page.
    await setLocale(sourceLocale);
  }
  document.documentElement.lang = getLocale();
}
