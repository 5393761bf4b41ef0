import { isWorkday } from '../rules/officialDays.ts';
import { addDays, instantOf, PAST, type DemoClock } from './clock.ts';
import { managerOf, PEOPLE } from './deeds.ts';
import { demoId } from './ids.ts';
import { userId } from './organisation.ts';
import { Random } from './random.ts';
import { inserted, type DemoRow, type DemoStep } from './rows.ts';
import { stamp } from './story.ts';
import { nextMonth } from '../rules/workCalendar.ts';

/** Days at work of the months that are over, as an attendance system lists them. */
export function attendanceStep(clock: DemoClock): DemoStep {
  const months = PAST.map((offset) => clock.month(offset));
  return inserted(
    'Attendance',
    PEOPLE.flatMap((name) => months.map((period) => attendanceOf(name, period, clock))),
  );
}

function attendanceOf(name: string, period: string, clock: DemoClock): DemoRow {
  const random = new Random(`attendance/${name}/${period}`);
  const daysDue = workdaysOf(period);
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

function workdaysOf(period: string): number {
  const last = addDays(`${nextMonth(period)}-01`, -1);
  const days = Array.from({ length: Number(last.slice(8)) }, (_none, index) => addDays(`${period}-01`, index));
  return days.filter(isWorkday).length;
}
