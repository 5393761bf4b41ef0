import { OrgUnit } from '../entities/orgUnit.ts';
import { Setting } from '../entities/setting.ts';
import { SETTINGS, settingRows, type SettingDeclaration, type SettingKey, type SettingValue } from '../entities/settingCatalogue.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { UnitReads } from '../kit/store/unitReads.ts';

/**
 * What a setting holds for an org unit, the viewer's own unless said otherwise: the value of the nearest unit at or above it, else the
 * company's, else the default. A value that no longer fits its declaration counts as none.
 */
export async function settingOf<K extends SettingKey>(
  unit: UnitReads,
  key: K,
  orgUnit: string | null = unit.guard.viewerUnitId,
): Promise<SettingValue<K>> {
  const { kind, value }: SettingDeclaration = SETTINGS[key];
  const rows = unit.reads(Setting) ? await unit.list<SetValue>(Setting, { key: { eq: key } }, ['value', 'orgUnit']) : [];
  const set = new Map(rows.filter((row) => kind.takes(row.value)).map((row) => [row.orgUnit, row.value]));
  const isByUnit = set.size > Number(set.has(null));
  const places = isByUnit && orgUnit ? [...(await unitsAbove(unit, orgUnit)), null] : [null];
  const place = places.find((each) => set.has(each));
  // the catalogue gives each key the type of what its kind takes, which the compiler cannot follow through a row
  return (place === undefined ? value : set.get(place)) as SettingValue<K>;
}

interface SetValue {
  readonly value: unknown;
  readonly orgUnit: string | null;
}

/** The unit and those above it, nearest first. */
async function unitsAbove(unit: UnitReads, id: string): Promise<string[]> {
  const [place] = await unit.list<{ path: string }>(OrgUnit, { id: { eq: id } }, ['path']);
  return (place?.path ?? id).split('/').toReversed();
}

/** Writes the company's row of every setting that has none; answers how many those were. */
export async function ensureSettings(unit: Unit): Promise<number> {
  const rows = await unit.list<{ key: string; orgUnit: string | null }>(Setting, {}, ['key', 'orgUnit']);
  const known = new Set(rows.filter(({ orgUnit }) => orgUnit === null).map(({ key }) => key));
  const missing = settingRows().filter(({ key }) => !known.has(key));
  for (const row of missing) await unit.add(Setting, { ...row });
  return missing.length;
}
