import { Big } from 'big.js';
import { PAST, type DemoClock } from './clock.ts';
import type { SubItemTuple } from './data/assessments.ts';
import { AWAITED, COMMENTS, RATED } from './data/sheets.ts';
import { SITES } from './data/sites.ts';
import { SIGN_IN } from './data/staff.ts';
import { managerOf } from './deeds.ts';
import { demoId } from './ids.ts';
import { userId } from './organisation.ts';
import { Random } from './random.ts';
import type { DemoRow } from './rows.ts';
import { drawnAt, openedAt, type StorySheet } from './storySheet.ts';
import { stamp } from './story.ts';

interface RatedLine {
  readonly line: DemoRow;
  readonly subItems: readonly SubItemTuple[];
}

/** The points of a line: given by whom the form asks, the same on every form that asks for them; none yet on a sheet that is open. */
export function ratingRows(sheet: StorySheet, { line, subItems }: RatedLine, clock: DemoClock): DemoRow[] {
  const share = subItems.length ? new Big(1).div(subItems.length).round(6).toString() : '0';
  return subItems.map(([nameZh, nameEn, raterRole = 'MANAGER'], order) => {
    const rater = userId(raterOf(sheet.specialist, raterRole));
    const isAwaited = sheet.status === 'OPEN' || (sheet.status === 'CALCULATED' && AWAITED.has(nameZh));
    return {
      id: demoId('AssessmentRating', `${line.id}/${order}`),
      ...stamp(clock, openedAt(sheet), userId(managerOf(sheet.specialist)), isAwaited ? undefined : drawnAt(sheet)),
      line: line.id,
      subItem: demoId('AssessmentSubItem', `${String(line['indicator'])}/${order}`),
      nameZh,
      nameEn,
      share,
      raterRole,
      rater,
      specialist: userId(sheet.specialist),
      isFinal: sheet.status === 'CLOSED',
      ...(!isAwaited && { ...given(sheet, nameZh), ratedBy: rater, ratedAt: clock.atLatestNow(drawnAt(sheet)), isCounted: true }),
    };
  });
}

function given({ specialist, period, offset }: StorySheet, item: string): { readonly points: string; readonly comment: string | null } {
  const random = new Random(`points/${specialist}/${period}/${item}`);
  const [usual, growth] = RATED[specialist];
  const points = usual + growth * (offset - PAST[0]) + random.int(-5, 6);
  return { points: String(Math.min(points, 100)), comment: random.chance(0.25) ? random.pick(COMMENTS) : null };
}

/** The front desk of the site of one's unit; the manager where there is none (domain AMB-17). */
function raterOf(specialist: string, role: string): string {
  if (role === 'OFFICE') return 'office';
  const unit = SIGN_IN.find(([username]) => username === specialist)![4];
  const desk = role === 'SITE_STAFF' && SITES.find((site) => site[4] === unit)?.[7];
  return desk || managerOf(specialist);
}
