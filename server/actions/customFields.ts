import type { Policy } from '../access/grant.ts';
import { CustomDictionary } from '../entities/customDictionary.ts';
import { CustomField } from '../entities/customField.ts';
import {
  customName,
  extensionOf,
  isOptionList,
  LENGTHS,
  memberOf,
  type CustomDefinition,
  type CustomList,
} from '../entities/customFieldKinds.ts';
import { Dictionary } from '../entities/vocabulary.ts';
import { AppError, type FieldError } from '../kit/errors.ts';
import { entityOf, type Entity, type EntityClass, type Extensions, type Field, type Label, type Registry } from '../kit/field/index.ts';
import { jsonOf } from '../kit/query/column.ts';
import { fromClause } from '../kit/query/rows.ts';
import { ident, join, raw, sql, type Sql } from '../kit/query/sql.ts';

/** Fields in use that a noun may have beside its own: forms stay readable, and rows narrow. */
const MOST_FIELDS = 30;

/** What administrators have added to a product. */
export interface Additions {
  readonly definitions: readonly CustomDefinition[];
  readonly lists: readonly CustomList[];
}

/** Reads all that has been added, definitions in the order in which forms show their fields, as `answer`. */
export function additionsSql(): Sql {
  return sql`select json_build_object('definitions', (${rowsOf(CustomField, raw('q.noun, q."order", q.key'))}),
    'lists', (${rowsOf(CustomDictionary, raw('q.code'))})) as answer`;
}

function rowsOf(cls: EntityClass, order: Sql): Sql {
  const entity = entityOf(cls);
  const columns = [...entity.fields.values()].map((field) => sql`${jsonOf(field, 't')} as ${ident(field.name)}`);
  return sql`select coalesce(json_agg(q order by ${order}), '[]')
    from (select ${join(columns, ', ')} from ${fromClause(entity, 't')} where t.deleted_at is null) q`;
}

/** The fields in use that definitions make, and the lists that their values may be of. */
export function extensionsOf({ definitions, lists }: Additions): Extensions {
  const active = definitions.filter(({ active: isActive }) => isActive);
  const fields = [...Map.groupBy(active, ({ noun }) => noun)].map(([noun, all]) => [noun, all.map(extensionOf)] as const);
  return { fields: new Map(fields), members: new Map([[Dictionary.name, lists.map(memberOf)]]) };
}

/** Whether an administrator may add fields to the noun: what the business enters by form, not what the product keeps of itself. */
export function isExtensible(policy: Policy, entity: Entity): boolean {
  const { name, isActor, upload, tells, cls, fields } = entity;
  const isOwn =
    cls === CustomField ||
    cls === CustomDictionary ||
    isActor ||
    upload ||
    tells ||
    [...fields.values()].some(({ shownOnce }) => shownOnce);
  return !isOwn && policy[name]?.ADMIN?.update?.kind === 'all';
}

/** What definitions are checked against. */
interface Ground {
  /** The nouns as they are declared. */
  readonly declared: Registry;
  readonly policy: Policy;
  readonly before: readonly CustomDefinition[];
}

/** Refuses definitions that cannot be, or that would lose what rows hold. @throws VALIDATION_FAILED with every failure */
export function checkDefinitions(ground: Ground, after: readonly CustomDefinition[]): void {
  const known = new Map(ground.before.map((definition) => [definition.id, definition]));
  const changed = after.filter((definition) => JSON.stringify(definition) !== JSON.stringify(known.get(definition.id)));
  const failures = changed.flatMap((definition) => {
    const named = placeFailures(ground, definition).concat(labelFailures(ground, definition, after));
    return named.concat(lossFailures(definition, known.get(definition.id)));
  });
  if (failures.length) throw new AppError('VALIDATION_FAILED', { fieldErrors: failures });
}

function placeFailures({ declared, policy }: Ground, { noun }: CustomDefinition): FieldError[] {
  const entity = declared.find(noun);
  if (entity && isExtensible(policy, entity)) return [];
  return [failure('noun', { zh: '这个对象不能添加字段', en: 'No fields can be added to this' })];
}

/** People tell columns of a file and fields of a form apart by their labels alone. */
function labelFailures({ declared }: Ground, definition: CustomDefinition, all: readonly CustomDefinition[]): FieldError[] {
  const { noun, labelZh, labelEn, active } = definition;
  if (!active) return [];
  const others = all.filter((other) => other.noun === noun && other.active && other.id !== definition.id);
  const native = [...(declared.find(noun)?.fields.values() ?? [])].map(({ label }: Field) => label);
  const labels = [...native, ...others.map((other) => ({ zh: other.labelZh, en: other.labelEn }))];
  const taken = { zh: '该对象已有同名字段', en: 'Another field of the record type is called so' };
  const tooMany = {
    zh: `一个对象最多 ${MOST_FIELDS} 个启用的自定义字段`,
    en: `At most ${MOST_FIELDS} custom fields of a record type are in use`,
  };
  return [
    ...(labels.some(({ zh }) => zh === labelZh.trim()) ? [failure('labelZh', taken)] : []),
    ...(labels.some(({ en }) => en.toLowerCase() === labelEn.trim().toLowerCase()) ? [failure('labelEn', taken)] : []),
    ...(others.length >= MOST_FIELDS ? [failure('active', tooMany)] : []),
  ];
}

/** What rows may hold is only ever widened. */
function lossFailures(after: CustomDefinition, before: CustomDefinition | undefined): FieldError[] {
  if (!before) return [];
  const kept = new Set(codesOf(after));
  const lost = codesOf(before).filter((code) => !kept.has(code));
  const removed = {
    zh: `选项 ${lost.join('、')} 可能已被使用：请停用，不要删除`,
    en: `Rows may have ${lost.join(', ')}: retire an option rather than removing it`,
  };
  const narrowed = { zh: '只能放宽：已有记录可能超出新的范围', en: 'It can only be widened: rows may lie beyond it' };
  return [
    ...(lost.length ? [failure('options', removed)] : []),
    ...(lengthOf(after) < lengthOf(before) ? [failure('maxLength', narrowed)] : []),
    ...(boundOf(after.min, -Infinity) > boundOf(before.min, -Infinity) ? [failure('min', narrowed)] : []),
    ...(boundOf(after.max, Infinity) < boundOf(before.max, Infinity) ? [failure('max', narrowed)] : []),
  ];
}

/** Of fields that are no choice whatever stands there goes unheeded. */
function codesOf({ kind, options }: CustomDefinition): string[] {
  return kind.startsWith('CHOICE') && isOptionList(options) ? options.map(({ code }) => code) : [];
}

function lengthOf({ kind, maxLength }: CustomDefinition): number {
  return maxLength ?? (kind === 'TEXT' ? 200 : (LENGTHS[kind] ?? 0));
}

function boundOf(bound: string | null, none: number): number {
  return bound === null ? none : Number(bound);
}

function failure(path: string, message: Label): FieldError {
  return { path, code: 'RULE', message };
}

/** What a definition says of rights. */
export function accessOf(definition: CustomDefinition) {
  const { noun, readers, writers, active } = definition;
  return { noun, name: customName(definition), readers: readers ?? [], writers: writers ?? [], isActive: active };
}
