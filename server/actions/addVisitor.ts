import { TourRequest } from '../entities/tourRequest.ts';
import { TourVisitor } from '../entities/tourVisitor.ts';
import { AppError } from '../kit/errors.ts';
import { text } from '../kit/field/index.ts';
import { verb } from '../kit/schema/verb.ts';
import { tooMany } from '../rules/tourZone.ts';
import { requireClear, stopsOf, visitorsOf, zonesOf } from './tourFacts.ts';

class AddVisitorInput {
  @text('姓名', 'Name', { required: true, max: 60 })
  name!: string;

  @text('单位', 'Organisation', { max: 120 })
  org?: string | null;
}

const BEFORE_CHECK_IN = { zh: '完成签到前可在现场补登来宾', en: 'Visitors are added at the door until the party is checked in' };

/**
 * Lists somebody who has come unannounced (domain §2.12: the list at the door is kept by those who receive the party). The headcount
 * follows the list where it grows beyond what was announced, as far as the zones of the way take so many.
 */
export const addVisitor = verb<TourRequest, AddVisitorInput>({
  name: 'addVisitor',
  on: TourRequest,
  label: { zh: '补登来宾', en: 'Add visitor' },
  icon: 'PersonAdd',
  guard: BEFORE_CHECK_IN,
  from: ['ARRANGED'],
  input: AddVisitorInput,
  run: async (unit, target, { name, org }) => {
    const tour = await unit.load(TourRequest, target);
    if (tour.status !== 'ARRANGED') throw new AppError('INVALID_TRANSITION', { label: BEFORE_CHECK_IN });
    const heads = (await visitorsOf(unit, tour.id)).length + 1;
    const zones = zonesOf(await stopsOf(unit, tour.route.id));
    requireClear(zones.filter(({ maxGroupSize }) => maxGroupSize !== null && heads > maxGroupSize).map((zone) => tooMany(zone, heads)));
    await unit.add(TourVisitor, { tour: tour.id, name, org: org ?? tour.visitorOrg, presence: 'EXPECTED' });
    if (heads > tour.headcount) await unit.set(TourRequest, tour, { headcount: heads });
  },
});
