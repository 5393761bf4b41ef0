import { Setting } from '../entities/setting.ts';
import type { Unit } from '../kit/store/unit.ts';

/** The value of a setting for the viewer's own unit, else for the whole company, else `fallback`. */
export async function settingOf<T>(unit: Unit, key: string, fallback: T): Promise<T> {
  const found = await unit.list<{ value: T; orgUnit: string | null }>(Setting, { key: { eq: key } }, ['value', 'orgUnit']);
  const own = found.find(({ orgUnit }) => orgUnit === unit.guard.viewerUnitId);
  return (own ?? found.find(({ orgUnit }) => orgUnit === null))?.value ?? fallback;
}
