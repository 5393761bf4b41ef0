import { addDays, addMonths } from '../../i18n/calendar.ts';
import { isAddable } from '../../provider/aggregateDocument.ts';
import type { GroupKey } from '../../provider/aggregateDocument.ts';
import type { Row } from '../choose.ts';
import type { FieldModel, PanelModel, ResourceModel, Where, WhereValue } from '../model.ts';
import { fieldNamed } from '../model.ts';

/** Most keys at once. */
export const mostKeys = 2;

const GRAINS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
type Grain = (typeof GRAINS)[number];

/** An id that no row has: related to a row that is not it means related to any. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** What the rows of a resource can be put together by: choices, flags, related rows, months, and days by their stretches. */
export function groupKeys(model: PanelModel, resource: ResourceModel): readonly GroupKey[] {
  const type = (resource.operations.aggregate?.args['groupBy'] ?? '').replaceAll(/[![\]]/g, '');
  const known = model.inputs.get(type);
  return resource.fields
    .filter((field) => known?.has(field.name) && isGroupable(field))
    .flatMap((field): readonly GroupKey[] => {
      if (field.kind !== 'DATE' && field.kind !== 'DATE_TIME') return [{ field, grain: null }];
      return GRAINS.filter((grain) => grain !== 'DAY' || field.kind === 'DATE').map((grain) => ({ field, grain }));
    });
}

function isGroupable({ kind, target, options, filterable }: FieldModel): boolean {
  if (!filterable) return false;
  if (kind === 'BELONGS_TO') return target !== null;
  return ['CHOICE', 'FLAG', 'DATE', 'DATE_TIME', 'PERIOD'].includes(kind) || (kind === 'TEXT' && options.length > 0);
}

/** The key in an address. */
export function keyName({ field, grain }: GroupKey): string {
  return grain ? `${field.name}:${grain}` : field.name;
}

/** The keys that an address names, else the one that says most: the state, a choice of the list's, the first there is. */
export function chosenKeys(resource: ResourceModel, keys: readonly GroupKey[], named: WhereValue): readonly GroupKey[] {
  const names = Array.isArray(named) ? named.map(String) : [];
  const found = names.flatMap((name) => keys.find((key) => keyName(key) === name) ?? []).slice(0, mostKeys);
  if (found.length > 0) return found;
  const isListed = ({ field }: GroupKey) => resource.list.includes(field.name);
  const usual =
    keys.find(({ field }) => field.name === resource.status) ??
    keys.find((key) => isListed(key) && key.field.kind === 'CHOICE') ??
    keys.find(isListed);
  return [usual ?? keys[0]].flatMap((key) => key ?? []);
}

/** The fields that groups are summed up by: those of the list, amounts first. */
export function summedFields(resource: ResourceModel): readonly FieldModel[] {
  const listed = resource.list.filter((name) => resource.sums.includes(name));
  const names = listed.length > 0 ? listed : resource.sums.filter((name) => fieldNamed(resource, name)?.kind === 'MONEY');
  return names
    .flatMap((name) => fieldNamed(resource, name) ?? [])
    .filter(isAddable)
    .slice(0, 4);
}

/** The value by which a group differs from others. */
export function valueIn(group: Row, { field }: GroupKey): unknown {
  const value = group[field.name];
  return field.kind === 'BELONGS_TO' ? ((value as Row | null)?.['id'] ?? null) : (value ?? null);
}

/** The condition that the rows of a group meet. */
export function groupWhere({ field, grain }: GroupKey, value: unknown): Where {
  if (field.kind === 'BELONGS_TO') {
    return value === null ? unrelated(field.name) : { [field.name]: { id: { in: [String(value)] } } };
  }
  if (value === null) return { [field.name]: { isNull: true } };
  if (grain) return { [field.name]: stretch(String(value), grain as Grain) };
  return { [field.name]: { eq: value as WhereValue } };
}

/** The condition that a row leads to no other by a field. */
export function unrelated(name: string): Where {
  return { not: { [name]: { id: { ne: nobody } } } };
}

/** The days of a stretch that begins on a day. */
export function stretch(from: string, grain: Grain): Where {
  const next = {
    DAY: addDays(from, 1),
    WEEK: addDays(from, 7),
    MONTH: addMonths(from, 1),
    QUARTER: addMonths(from, 3),
    YEAR: addMonths(from, 12),
  };
  return { gte: from, lt: next[grain] };
}
