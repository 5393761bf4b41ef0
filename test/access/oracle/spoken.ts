import { pinyin } from 'pinyin-pro';
import type { Entity } from '../../../server/kit/field/index.ts';

/** Whether the noun's rows are found by how their title is read: a text that search looks through and people have written. */
export function isSpoken({ title, search, fields }: Entity): boolean {
  const field = fields.get(title)!;
  return field.kind === 'TEXT' && !field.serial && !field.derived && search.includes(title);
}

/** Whether typed letters run through the syllables of a title, each next to the last one or at the head of the next syllable. */
export function isHeard(title: string, typed: string): boolean {
  const letters = typed.toLowerCase().replaceAll(/['’]/g, '');
  if (letters.length < 2 || letters.length > 32 || !/^[a-z][a-z0-9]*$/.test(letters)) return false;
  const readings = title.length <= 4 ? (['off', 'head'] as const) : (['off'] as const);
  return readings.some((surname) => {
    const syllables = syllablesOf(title, surname);
    return syllables.some((_, from) => runs(syllables, from, 0, letters));
  });
}

/** The first letters of a title's syllables, as people type them. */
export function initialsOf(title: string): string {
  return syllablesOf(title, 'off')
    .map((syllable) => syllable.charAt(0))
    .join('');
}

function runs(syllables: readonly string[], at: number, place: number, letters: string): boolean {
  if (letters === '') return true;
  const rest = letters.slice(1);
  const isNext = syllables[at]?.charAt(place) === letters.charAt(0) && runs(syllables, at, place + 1, rest);
  const isHead = place > 0 && syllables[at + 1]?.charAt(0) === letters.charAt(0) && runs(syllables, at + 1, 1, rest);
  return isNext || isHead;
}

function syllablesOf(title: string, surname: 'off' | 'head'): readonly string[] {
  const parts = pinyin(title, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true, surname });
  return parts
    .join(' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}
