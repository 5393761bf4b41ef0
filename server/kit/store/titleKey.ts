import { pinyin } from 'pinyin-pro';
import { columnOf, spokenTitle, TITLE_KEY, type Entity, type Registry } from '../field/index.ts';
import type { Values } from './validate.ts';

const WRITTEN = { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true } as const;

/** Up to so many characters it may be a person, whose family name is read in its own way: 曾 zeng, 单 shan. */
const NAME_LENGTH = 4;

/**
 * How a text is read: syllables apart, other words as they are, ways to read it parted by a slash.
 * @example titleKey('重庆铝业 A3') // 'chong qing lv ye a3'
 */
export function titleKey(text: string): string {
  const ways = [read(text, 'off'), ...(text.length <= NAME_LENGTH ? [read(text, 'head')] : [])];
  return [...new Set(ways)].join(' / ');
}

function read(text: string, surname: 'off' | 'head'): string {
  const parts = pinyin(text, { ...WRITTEN, surname }).flatMap((part) => part.toLowerCase().match(/[a-z0-9]+/g) ?? []);
  return parts.join(' ');
}

/** The entry of a row's key beside values that set its title. */
export function titleKeyValues(entity: Entity, values: Values): { readonly titleKey?: string | null } {
  const title = spokenTitle(entity);
  if (!title || values[title.name] === undefined) return {};
  const text = values[title.name];
  return { titleKey: typeof text === 'string' ? titleKey(text) : null };
}

type Query = (text: string, values?: unknown[]) => Promise<{ readonly rows: readonly { readonly id: string; readonly title: string }[] }>;

/** Rows of one statement. */
const BATCH = 2000;

/** Gives rows their key that were written before there were keys, or past the gateway. */
export async function fillTitleKeys(query: Query, registry: Registry): Promise<void> {
  for (const entity of registry.entities) {
    const title = spokenTitle(entity);
    if (!title) continue;
    const lacking = `select id, "${columnOf(title)}" as title from "${entity.table}" where ${TITLE_KEY} is null and "${columnOf(title)}" is not null limit ${BATCH}`;
    for (let { rows } = await query(lacking); rows.length > 0; { rows } = await query(lacking)) {
      const keys = [rows.map(({ id }) => id), rows.map((row) => titleKey(row.title))];
      await query(
        `update "${entity.table}" t set ${TITLE_KEY} = k.key from unnest($1::uuid[], $2::text[]) k(id, key) where t.id = k.id`,
        keys,
      );
    }
  }
}
