import { localStorageStore } from 'react-admin';
import { forgetTrails } from '../generate/neighbours/trail.ts';
import type { Locale } from '../generate/model.ts';

const localeKey = 'locale';
const themeKey = 'theme';
const placeKey = 'placeBefore';

/** What the browser remembers: language, theme, and per list its filter, order and page. */
export const panelStore = localStorageStore('1', 'KeyAccounts');

/** The language chosen in this browser, if any. */
export function storedLocale(): Locale | undefined {
  return panelStore.getItem<Locale>(localeKey);
}

/** Keeps a language for the next visits. */
export function rememberLocale(locale: Locale): void {
  panelStore.setItem(localeKey, locale);
}

/** Keeps the place to come back to after looking with other eyes. */
export function rememberPlace(hash: string): void {
  panelStore.setItem(placeKey, hash);
}

/** The place that was kept, or the start. */
export function placeBefore(): string {
  return panelStore.getItem<string>(placeKey) ?? '/';
}

/** Forgets what one viewer did, so that the next one on this machine does not see their filters. */
export function forgetViewer(): void {
  const locale = storedLocale();
  const theme = panelStore.getItem<string>(themeKey);
  panelStore.reset();
  forgetTrails();
  if (locale) rememberLocale(locale);
  if (theme) panelStore.setItem(themeKey, theme);
}
