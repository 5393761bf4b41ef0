import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider } from 'react-admin';
import type { Locale, PanelModel } from '../generate/model.ts';
import { loadMessages, messagesIn } from './messages.ts';
import type { Messages } from './messages.ts';
import { modelMessages } from './modelMessages.ts';

/** The languages in the order in which they are offered, each by its own name. */
export const locales = [
  { locale: 'zh', name: '中文' },
  { locale: 'en', name: 'English' },
];

/** The texts of the panel and, once a viewer is known, of their catalogue; those of the first language must have been loaded. */
export function createI18nProvider(model: PanelModel | null, initial: Locale): I18nProvider {
  const whole = (locale: Locale, messages: Messages) => ({ ...messages, ...(model ? modelMessages(model, locale) : {}) });
  const textsIn = (tag: string) => {
    const locale = asLocale(tag);
    const known = messagesIn(locale);
    return known ? whole(locale, known) : loadMessages(locale).then((messages) => whole(locale, messages));
  };
  return polyglotI18nProvider(textsIn, initial, locales);
}

/** The panel's language for any language tag: English for `en…`, else Chinese. */
export function asLocale(tag: string | null | undefined): Locale {
  return tag?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}
