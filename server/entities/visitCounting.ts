import { choices } from '../kit/field/index.ts';
import { SETTINGS } from './settingCatalogue.ts';

export const CountStatus = choices('CountStatus', {
  COUNTED: ['计入', 'Counted', 'green'],
  EXCLUDED: ['不计', 'Excluded', 'grey'],
});

/** Why a visit that was made does not count for the assessment of its month, in the order that is judged in. */
export const VisitExclusion = choices('VisitExclusion', {
  REMOTE: ['视频拜访不计', 'By video', 'grey'],
  NO_SUMMARY: ['没有拜访小结', 'No summary', 'orange'],
  RETURN_VISIT: ['回访不计', 'Return visits do not count', 'grey'],
  UNPLANNED: ['计划外不计', 'Unplanned visits do not count', 'grey'],
  SAME_DAY: ['同日重复', 'Second of the day', 'grey'],
});

/** A flag that the company has set, else its default; asked once for a statement, not for each row. */
function isSet(key: 'count.unplanned' | 'count.returnVisits'): string {
  return `(select setting_flag('${key}', ${SETTINGS[key].value}))`;
}

/** What speaks against a visit by itself, as `judgeVisits` puts it; null where nothing does. */
function ownReason(row: string): string {
  return `case
    when ${row}.mode = 'REMOTE' then 'REMOTE'
    when coalesce(${row}.summary, '') = '' then 'NO_SUMMARY'
    when ${row}.kind = 'RETURN' and not ${isSet('count.returnVisits')} then 'RETURN_VISIT'
    when ${row}.plan_item_id is null and not ${isSet('count.unplanned')} then 'UNPLANNED'
  end`;
}

function dayOf(row: string): string {
  return `(${row}.actual_end at time zone 'Asia/Shanghai')::date`;
}

/** Whether the same person has seen the same account earlier that day, in a visit that counts. */
function isSecond(row: string): string {
  return `exists (select 1 from visit earlier where earlier.account_id = ${row}.account_id and earlier.specialist_id = ${row}.specialist_id
      and earlier.status = 'DONE' and earlier.deleted_at is null and earlier.hidden_at is null
      and earlier.actual_end between ${row}.actual_end - interval '1 day' and ${row}.actual_end and ${dayOf('earlier')} = ${dayOf(row)}
      and (earlier.actual_end, earlier.id) < (${row}.actual_end, ${row}.id) and ${ownReason('earlier')} is null)`;
}

/** The reason that a visit which was made does not count, in SQL: the same as `judgeVisits` for the month that it ended in. */
export function excludeReason(row: string): string {
  return `case when ${row}.status = 'DONE' then coalesce(${ownReason(row)}, case when ${isSecond(row)} then 'SAME_DAY' end) end`;
}

export function countStatus(row: string): string {
  return `case when ${row}.status = 'DONE' then case when ${excludeReason(row)} is null then 'COUNTED' else 'EXCLUDED' end end`;
}

/** Reported within the hours that the setting gives from the end of the visit (domain §2.4, S4). */
export function isReportedInTime(row: string): string {
  const hours = `(select setting_number('visit.reportHours', ${SETTINGS['visit.reportHours'].value}))`;
  const limit = `${row}.actual_end + ${hours} * interval '1 hour'`;
  return `case when ${row}.status = 'DONE' then ${row}.reported_at <= ${limit} end`;
}
