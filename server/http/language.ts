import type { FastifyRequest } from 'fastify';
import type { Locale, Viewer } from '../access/viewer.ts';
import type { Language } from './errorAnswer.ts';

/** What to answer a request in; the viewer counts where the request wants neither of our languages. */
export function languageOf(request: FastifyRequest, viewer?: Viewer): Language {
  return chooseLanguage(request.headers['accept-language'], viewer?.locale);
}

/** The most wanted of our languages by `Accept-Language`, else the person's own, else Chinese (design §7). */
export function chooseLanguage(acceptLanguage: string | undefined, locale?: Locale): Language {
  return wantedLanguage(acceptLanguage) ?? (locale === 'EN' ? 'en' : 'zh');
}

/** `zh-CN;q=0.8`, of our languages alone. */
const ENTRY = /^\s*(zh|en)(?:-[\w-]*)?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/i;

/** The first of the highest quality; a quality of 0 means: not this one. */
function wantedLanguage(header = ''): Language | undefined {
  let wanted: { language: Language; quality: number } | undefined;
  for (const entry of header.split(',')) {
    const [, language, weight = '1'] = ENTRY.exec(entry) ?? [];
    const quality = Number(weight);
    if (language && quality > (wanted?.quality ?? 0)) wanted = { language: language.toLowerCase() === 'en' ? 'en' : 'zh', quality };
  }
  return wanted?.language;
}
