import polyglotI18nProvider from 'ra-i18n-polyglot';
import englishMessages from 'ra-language-english';
import type { I18nProvider } from 'react-admin';
import type { Locale, PanelModel } from '../generate/model.ts';
import { enPanel } from './enPanel.ts';
import { modelMessages } from './modelMessages.ts';
import type { PanelMessages, ReactAdminMessages } from './shape.ts';
import { zhPanel } from './zhPanel.ts';
import { zhReactAdmin } from './zhReactAdmin.ts';

interface Messages {
  readonly ra: ReactAdminMessages;
  readonly panel: PanelMessages;
}

/** All sentences of both languages; a key that one of them lacks does not compile. */
export const messages = {
  zh: { ra: zhReactAdmin, panel: zhPanel },
  en: { ra: englishMessages.ra as ReactAdminMessages, panel: enPanel },
} satisfies Record<Locale, Messages>;

/** The languages in the order in which they are offered. */
export const locales = [
  { locale: 'zh', name: zhPanel.locale.zh },
  { locale: 'en', name: zhPanel.locale.en },
];

/** The texts of the panel and, once a viewer is known, of their catalogue. */
export function createI18nProvider(model: PanelModel | null, initial: Locale): I18nProvider {
  const textsIn = (locale: string) => ({
    ...messages[asLocale(locale)],
    ...(model ? modelMessages(model, asLocale(locale)) : {}),
  });
  return polyglotI18nProvider(textsIn, initial, locales);
}

/** The panel's language for any language tag: English for `en…`, else Chinese. */
export function asLocale(tag: string | null | undefined): Locale {
  return tag?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}
