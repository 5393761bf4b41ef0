import { TourBooking } from '../entities/tourBooking.ts';
import { fieldError, inputError, type FieldError } from '../kit/errors.ts';
import type { Label } from '../kit/field/index.ts';
import { TakenError } from '../kit/store/failures.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { StopFacts, ZoneFacts } from './tourFacts.ts';

const PARTS = {
  receptionist: { zh: '接待人', en: 'The receptionist' },
  driver: { zh: '司机', en: 'The driver' },
  guide: { zh: '讲解员', en: 'The guide' },
  valuablesKeeper: { zh: '物品保管人', en: 'The keeper of valuables' },
  vehicle: { zh: '车辆', en: 'The vehicle' },
} as const satisfies Readonly<Record<string, Label>>;

type Part = keyof typeof PARTS;
const PEOPLE = ['receptionist', 'driver', 'guide', 'valuablesKeeper'] as const;

/** Whom and what a tour takes, when, and on which way. */
interface Booking {
  readonly tour: string;
  readonly plannedStart: string;
  readonly plannedEnd: string;
  readonly stops: readonly StopFacts[];
  readonly reception: Readonly<Partial<Record<Part, string | null>>>;
  /** Where a failure is shown, if not at the field of what is taken. */
  readonly path?: string;
}

/** @throws VALIDATION_FAILED that marks everybody and everything that is taken at that time, and says no more of it */
export async function bookTour(unit: Unit, { tour, plannedStart, plannedEnd, stops, reception, path }: Booking): Promise<void> {
  const whole = { tour, startsAt: plannedStart, endsAt: plannedEnd };
  // whoever has two parts is taken once
  const people = new Map(PEOPLE.flatMap((part) => (reception[part] ? [[reception[part], part] as const] : [])));
  const wanted = [...people].map(([person, part]) => ({ part: part as Part, booking: { ...whole, person } as object }));
  if (reception.vehicle) wanted.push({ part: 'vehicle', booking: { ...whole, vehicle: reception.vehicle } });
  const failures: FieldError[] = [];
  for (const { part, booking } of wanted)
    if (!(await takesOne(unit, [booking])))
      failures.push(path ? { ...fieldError(path, 'TAKEN'), message: busy(PARTS[part]) } : fieldError(`${part}Id`, 'TAKEN'));
  for (const { zone, ...span } of spansOf(plannedStart, stops)) {
    const places = Array.from({ length: zone.groupsAtOnce }, (_, index) => ({ tour, zone: zone.id, place: index + 1, ...span }));
    if (!(await takesOne(unit, places)))
      failures.push({ ...fieldError('plannedStart', 'TAKEN'), message: busy({ zh: zone.nameZh, en: zone.nameEn }) });
  }
  if (failures.length) throw inputError(failures);
}

/** Takes the first of the bookings that is free. */
async function takesOne(unit: Unit, bookings: readonly object[]): Promise<boolean> {
  for (const booking of bookings) {
    try {
      await unit.attempt(() => unit.add(TourBooking, booking as Record<string, unknown>));
      return true;
    } catch (error) {
      if (!(error instanceof TakenError)) throw error;
    }
  }
  return false;
}

function busy({ zh, en }: Label): Label {
  return { zh: `${zh}在该时段已被占用`, en: `${en} is taken at that time` };
}

/** When the party is where, by the stays of the route. */
function spansOf(plannedStart: string, stops: readonly StopFacts[]): { zone: ZoneFacts; startsAt: string; endsAt: string }[] {
  let at = Date.parse(plannedStart);
  return stops.map(({ zone, stayMin }) => {
    const startsAt = new Date(at).toISOString();
    at += stayMin * 60_000;
    return { zone, startsAt, endsAt: new Date(at).toISOString() };
  });
}
