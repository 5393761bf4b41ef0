import type { Locale } from '../generate/model.ts';
import type { PanelMessages, ReactAdminMessages } from './shape.ts';

/** All sentences of one language; a key that it lacks does not compile. */
export interface Messages {
  readonly ra: ReactAdminMessages;
  readonly panel: PanelMessages;
}

const sources = {
  zh: async () => {
    const [{ zhReactAdmin }, { zhPanel }] = await Promise.all([import('./zhReactAdmin.ts'), import('./zhPanel.ts')]);
    return { ra: zhReactAdmin, panel: zhPanel };
  },
  en: async () => {
    const [english, { enPanel }] = await Promise.all([import('ra-language-english'), import('./enPanel.ts')]);
    return { ra: english.default.ra as ReactAdminMessages, panel: enPanel };
  },
} satisfies Record<Locale, () => Promise<Messages>>;

const loaded = new Map<Locale, Messages>();

/** Loads a language, of which a reader mostly needs one; once is enough. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const known = loaded.get(locale) ?? (await sources[locale]());
  loaded.set(locale, known);
  return known;
}

/** A language that has been loaded; undefined while it has not. */
export function messagesIn(locale: Locale): Messages | undefined {
  return loaded.get(locale);
}
