import { SHOWN_VISITOR, TourVisitor } from '../entities/tourVisitor.ts';
import { AppError } from '../kit/errors.ts';
import { entityOf } from '../kit/field/index.ts';
import { NoInput, verb } from '../kit/schema/verb.ts';
import { sql } from '../kit/query/sql.ts';

/** Shows the ID number of one visitor to whoever has to see it at the door; the audit tells that they did (domain §2.6, EXT-9). */
export const showVisitorId = verb<TourVisitor, NoInput>({
  name: 'showVisitorId',
  on: TourVisitor,
  label: { zh: '查看证件号码', en: 'Show ID number' },
  icon: 'Badge',
  guard: { zh: '每次查看都会记入审计', en: 'The audit tells of each time' },
  input: NoInput,
  run: async (unit, target) => {
    const visitor = await unit.load(TourVisitor, target);
    if (!visitor.idNo) throw new AppError('INVALID_TRANSITION', { label: { zh: '没有登记证件号码', en: 'There is no ID number' } });
    unit.noteFields(entityOf(TourVisitor), visitor.id, ['idNo']);
    await unit.rows(sql`select set_config(${SHOWN_VISITOR}, ${visitor.id}, true)`);
  },
});
