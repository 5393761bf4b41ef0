import { entityOf, type Entity, type Field } from '../field/index.ts';
import { isUsable, type SchemaAccess } from '../schema/grants.ts';
import type { WriteGuard } from '../store/writeGuard.ts';
import { isFillable, sheet, sheetEntity, sheetFields, type Sheet } from './sheet.ts';

/** Whether rows of the noun can be taken in from a file: not files themselves, nor what shows a value once, nor what verbs alone write. */
export function isImportable(access: SchemaAccess, entity: Entity): boolean {
  const fields = [...entity.fields.values()];
  if (entity.upload || fields.some(({ shownOnce }) => shownOnce)) return false;
  const may = (field: Field): boolean => isUsable(access, entity, field, 'create') || isUsable(access, entity, field, 'update');
  return fields.some((field) => isFillable(field) && may(field));
}

/** The sheet of a noun that has none of its own: rows are known again by what is unique among them. */
export function derivedSheet({ cls, uniques, fields }: Entity): Sheet {
  const isRead = (name: string): boolean => Boolean(fields.get(name)) && !fields.get(name)!.derived;
  const keys = uniques.filter((set) => !set.where && set.fields.every(isRead)).map((set) => set.fields);
  return sheet({ on: cls, ...(keys.length > 0 && { keys: keys as never }) });
}

/**
 * The part of a sheet that a viewer has: nothing goes in that they could not enter by form, and nothing that they give is passed over.
 * Numbers that the database gives tell rows apart and are never filled.
 */
export function viewerSheet(whole: Sheet, guard: WriteGuard): Sheet {
  const { changes: _changes, past: _past, ...rest } = whole;
  const entity = sheetEntity(rest);
  const may = (field: Field): boolean => guard.mayWrite(entity, field, 'create') || guard.mayWrite(entity, field, 'update');
  const own = [...sheetFields(rest).values()].filter((field) => !entity.fields.has(field.name) || may(field));
  const numbers = numbersOf(entity).filter((name) => !own.some((field) => field.name === name) && isCompared(guard, entity, name));
  const keys = (rest.keys ?? []).filter((key) => key.every((name) => isCompared(guard, entity, name)));
  const creates = (rest.creates ?? []).filter((cls) => mayCreate(guard, entityOf(cls)));
  const all = [...numbers.map((name) => [name]), ...keys];
  return {
    ...rest,
    creates,
    numbers,
    fields: [...numbers, ...own.map(({ name }) => name)],
    keys: all.length ? all : undefined,
    isStrict: true,
  };
}

/** Fields by which the database tells rows apart, set by itself. */
function numbersOf({ uniques, fields }: Entity): string[] {
  const single = uniques.filter((set) => !set.where && set.fields.length === 1).map((set) => set.fields[0]!);
  return single.filter((name) => fields.get(name)?.kind === 'TEXT' && fields.get(name)!.write === 'never');
}

function isCompared(guard: WriteGuard, entity: Entity, name: string): boolean {
  const field = entity.fields.get(name)!;
  return guard.mayUse(entity, field, 'plain') && guard.mayUse(entity, field, 'filter');
}

function mayCreate(guard: WriteGuard, entity: Entity): boolean {
  return guard.mayWrite(entity, entity.fields.get(entity.title)!, 'create');
}
