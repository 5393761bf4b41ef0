import { TourVisitor } from '../entities/tourVisitor.ts';
import type { Unit } from '../kit/store/unit.ts';
import { settingOf } from './settings.ts';

const DAY_MS = 86_400_000;

/**
 * Removes ID numbers of visitors whose tour was to end so many days ago (domain D14: 180), at most `most`; answers how many were found.
 * The audit tells that it was done, and never had the numbers.
 */
export async function forgetVisitorIds(unit: Unit, most: number): Promise<number> {
  const days = await settingOf(unit, 'tour.visitorIdDays');
  const before = new Date(unit.now().getTime() - days * DAY_MS).toISOString();
  const isKnown = { or: [{ idNo: { isNull: false } }, { idType: { isNull: false } }] };
  const found = await unit.list<{ id: string }>(TourVisitor, { and: [isKnown, { tour: { plannedEnd: { lt: before } } }] }, ['id']);
  const due = found.slice(0, most);
  await unit.runAs('forgetVisitorId', async () => {
    for (const { id } of due) await unit.set(TourVisitor, await unit.load(TourVisitor, { id }), { idNo: null, idType: null });
  });
  return due.length;
}
