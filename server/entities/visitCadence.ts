import { SETTINGS } from './settingCatalogue.ts';

const TIERS = ['SUPER', 'KEY', 'CHANNEL', 'POTENTIAL'] as const;

/** Days between visits that are due to an account: its own, else the setting of its tier (domain AMB-20). */
export function cadenceDays(account: string): string {
  const defaults = TIERS.map((tier) => `when '${tier}' then ${SETTINGS[`cadence.${tier}`].value}`).join(' ');
  const fallback = `case ${account}.tier ${defaults} end`;
  return `coalesce(${account}.visit_cadence_days, setting_number('cadence.' || ${account}.tier, ${fallback})::int)`;
}

/** Business day of the last visit that was made to an account. */
export function lastVisitOn(account: string): string {
  return `(select max((done_visit.actual_end at time zone 'Asia/Shanghai')::date) from visit done_visit
    where done_visit.account_id = ${account}.id and done_visit.status = 'DONE'
      and done_visit.deleted_at is null and done_visit.hidden_at is null)`;
}

/** Day the next visit is due: last visit + cadence (domain §2.10); before the first visit the cadence runs from the day of assignment. */
export function nextVisitDue(account: string): string {
  return `(coalesce(${lastVisitOn(account)}, ${account}.assigned_on) + ${cadenceDays(account)})`;
}

/** Days that the next visit is late, 0 while it is not. */
export function overdueVisitDays(account: string): string {
  return `greatest(app_today() - ${nextVisitDue(account)}, 0)`;
}
