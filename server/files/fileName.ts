import type { MediaType } from './mediaType.ts';

const MAX_CHARACTERS = 120;

/** Control characters, those that turn the direction of writing and so hide an ending, and halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Characters that mean something to a file system of whoever saves the file. */
const MEANT = /[<>:"|?*\\/]/g;

/** The name that a file came with, fit for anybody's disk, and with an ending that tells what it is. */
export function fileNameOf(original: string, { endings }: MediaType): string {
  const base = original.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .replace(UNSEEN, '')
    .replace(MEANT, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  const ending = /\.([a-z0-9]{1,8})$/i.exec(clean)?.[1] ?? '';
  const isFitting = endings.includes(ending.toLowerCase());
  const stem = isFitting ? clean.slice(0, -ending.length - 1) : clean;
  const kept = isFitting ? ending : endings[0]!;
  return `${[...(stem || 'file')].slice(0, MAX_CHARACTERS - kept.length - 1).join('')}.${kept}`;
}
