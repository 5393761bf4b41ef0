import { officialDays } from '../rules/officialDays.ts';
import { nextMonth, WorkCalendar } from '../rules/workCalendar.ts';
import { instantOf, PAST, type DemoClock } from './clock.ts';
import { managerOf, PEOPLE } from './deeds.ts';
import { demoId } from './ids.ts';
import { userId } from './organisation.ts';
import { Random } from './random.ts';
import { inserted, type DemoRow, type DemoStep } from './rows.ts';
import { stamp } from './story.ts';

/** Days at work of the months that are over, as an attendance system lists them. */
export function attendanceStep(clock: DemoClock): DemoStep {
  const calendar = new WorkCalendar(officialDays());
  const months = PAST.map((offset) => clock.month(offset)).map((period) => ({ period, daysDue: calendar.workdaysOf(period) }));
  return inserted(
    'Attendance',
    PEOPLE.flatMap((name) => months.map((month) => attendanceOf(name, month, clock))),
  );
}

interface Month {
  readonly period: string;
  readonly daysDue: number;
}

function attendanceOf(name: string, { period, daysDue }: Month, clock: DemoClock): DemoRow {
  const random = new Random(`attendance/${name}/${period}`);
  const missed = random.chance(0.4) ? random.int(1, 4) / 2 : 0;
  return {
    id: demoId('Attendance', `${name}/${period}`),
    ...stamp(clock, instantOf(`${nextMonth(period)}-01`, '08:30'), userId(managerOf(name))),
    period,
    specialist: userId(name),
    daysDue: String(daysDue),
    daysAttended: String(daysDue - missed),
    remark: missed > 1 ? '事假' : null,
  };
}
