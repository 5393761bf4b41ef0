import type { TextField } from './definition.ts';
import type { Entity } from './entity.ts';

/** The column that holds how the row's title is read, syllable by syllable; it stands on nouns whose title is searched. */
export const TITLE_KEY = 'title_key';

/** The title that is found by pinyin too: a text of the row's own that free search looks through. */
export function spokenTitle(entity: Entity): TextField | undefined {
  const field = entity.fields.get(entity.title);
  const isSpoken = field?.kind === 'TEXT' && !field.derived && !field.serial && entity.search.includes(field.name);
  return isSpoken ? (field as TextField) : undefined;
}
