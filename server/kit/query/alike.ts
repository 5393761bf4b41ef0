import type { AlikeForm, Entity } from '../field/index.ts';
import { valueOf } from './column.ts';
import type { Compilation } from './compilation.ts';
import { anyOf, raw, sql, type Sql } from './sql.ts';

/** What a company's name is told by: without what stands in brackets, spaces and marks, the forms of companies, and whether letters are wide or small. */
const ASIDE = String.raw`\([^)]*\)|\[[^]]*\]|【[^】]*】|[\s!-/:-@[-\x60{-~·、。“”‘’—…《》]`;
const FORM = '股份|集团|有限|责任|总公司|公司|控股';

/** Shorter names stand within too many others to tell anything by that. */
const TELLING_LENGTH = 4;

/** Whether a row under `alias` may mean the same as what is entered: one of the declared fields says so. */
export function alikeSql({ guard }: Compilation, entity: Entity, alias: string, entered: Readonly<Record<string, unknown>>): Sql {
  const conditions = Object.entries(entered).flatMap(([name, text]) => {
    const field = entity.fields.get(name)!;
    if (text === null || text === undefined || !guard.mayUse(entity, field, 'filter')) return [];
    return [LIKENESS[entity.alike[name]!](valueOf(field, alias), text)];
  });
  return anyOf(conditions);
}

const LIKENESS: Readonly<Record<AlikeForm, (value: Sql, text: unknown) => Sql>> = {
  same: (value, text) => sql`upper(btrim(${value})) = upper(btrim(${text}::text))`,
  company: (
    value,
    text,
  ) => sql`(select length(k.entered) > 1 and (k.known = k.entered or ${within('known', 'entered')} or ${within('entered', 'known')})
    from (select ${told(value)} as known, ${told(sql`${text}::text`)} as entered) k)`,
};

function told(name: Sql): Sql {
  return sql`regexp_replace(regexp_replace(lower(normalize(${name}, NFKC)), ${raw(`'${ASIDE}'`)}, '', 'g'), ${raw(`'${FORM}'`)}, '', 'g')`;
}

function within(whole: string, part: string): Sql {
  return raw(`(length(k.${part}) >= ${TELLING_LENGTH} and strpos(k.${whole}, k.${part}) > 0)`);
}
