import { addDays, addMinutes, instantOf, type DemoClock } from './clock.ts';
import { CANCEL_REASONS, RESCHEDULE_REASONS } from './data/visitPhrases.ts';
import type { Deed } from './deeds.ts';
import { demoId } from './ids.ts';
import { userId } from './organisation.ts';
import { placeOff, placeOf } from './places.ts';
import { Deck, Random } from './random.ts';
import type { DemoRow } from './rows.ts';
import { stamp, type StoryAccount, type StoryContact } from './story.ts';
import { NoteWriter } from './visitNotes.ts';
import { visitPlan, type Appointment } from './visitPlan.ts';

/** A visit that was made, for what came of it. */
export interface MadeVisit {
  readonly id: string;
  readonly account: StoryAccount;
  readonly specialist: string;
  readonly reportedAt: string;
}

/** What becomes of every fifty appointments of months that are over. */
const FATES = [...times('DONE', 42), ...times('CANCELLED', 4), ...times('MISSED', 3), 'RESCHEDULED'];

/** In the running month nothing is missed yet: what nobody reported is still planned. */
const FRESH_FATES = [...times('DONE', 17), 'CANCELLED', 'PLANNED', 'RESCHEDULED'];
const OUTCOMES = [...times('POSITIVE', 11), ...times('NEUTRAL', 9), ...times('NEGATIVE', 4), 'NO_SHOW'];

interface VisitChapter {
  /** Every appointment, in the order of their time. */
  readonly visits: readonly Deed[];
  /** Those of the last half year that were made. */
  readonly made: readonly MadeVisit[];
}

export function visitChapter(accounts: readonly StoryAccount[], clock: DemoClock): VisitChapter {
  const scribe = new VisitScribe(clock);
  const { near, earlier } = visitPlan(accounts, clock);
  const under = underWay(near, clock);
  const deedOf = (appointment: Appointment): Deed => {
    const { account, specialist, day } = appointment;
    const row = scribe.row(appointment, appointment === under);
    return { kind: 'VISIT', specialist, account, day, purpose: String(row['purpose']), row };
  };
  const told = near.map(deedOf);
  const made = told.flatMap(({ row, account, specialist }): MadeVisit[] =>
    row['status'] === 'DONE' ? [{ id: row.id, account: account!, specialist, reportedAt: String(row['reportedAt']) }] : [],
  );
  return { visits: [...earlier.map(deedOf), ...told], made };
}

/** The visit that somebody has checked in to: the last one begun, still on or never signed off. */
function underWay(plan: readonly Appointment[], clock: DemoClock): Appointment | undefined {
  return plan.findLast(({ day, time }) => clock.isPast(instantOf(day, time)));
}

class VisitScribe {
  private readonly clock: DemoClock;
  private readonly random = new Random('visits');
  private readonly notes = new NoteWriter();
  private readonly fates = new Deck(FATES, this.random);
  private readonly freshFates = new Deck(FRESH_FATES, this.random);
  private readonly outcomes = new Deck(OUTCOMES, this.random);

  constructor(clock: DemoClock) {
    this.clock = clock;
  }

  row(appointment: Appointment, isUnderWay: boolean): DemoRow {
    const { account, specialist, day, time } = appointment;
    const { random } = this;
    const plannedStart = instantOf(day, time);
    const plannedEnd = addMinutes(plannedStart, random.pick([45, 60, 60, 90]));
    const status = isUnderWay ? 'IN_PROGRESS' : this.fate(plannedEnd);
    const kind = this.kind(appointment);
    const met = this.met(account);
    const made = this.made({ appointment, who: met[0]!.address, kind, status, plannedStart, plannedEnd });
    const plannedAt = addMinutes(plannedStart, -random.int(2, 16) * 1440 + random.int(-120, 240));
    const by = userId(specialist);
    return {
      id: demoId('Visit', `${account.key}/${day}/${time}`),
      ...stamp(this.clock, this.soonEnough(plannedAt), by, made.reportedAt as string | undefined),
      kind,
      status,
      plannedStart,
      plannedEnd,
      account: account.id,
      specialist: by,
      contacts: met.map(({ id }) => id),
      companions: random.chance(0.1) ? [userId(`manager-${account.department}`)] : [],
      mode: random.weighted({
        ONSITE: 74,
        AT_SITE: account.industry === 'REAL_ESTATE' ? 20 : 6,
        REMOTE: 12,
      }),
      ...made,
    };
  }

  /** The person the talk was with first, and who else sat in. */
  private met({ contacts }: StoryAccount): StoryContact[] {
    const [first, ...others] = this.random.chance(0.6) ? contacts : contacts.toReversed();
    return [first!, ...others.filter(() => this.random.chance(0.3))];
  }

  private fate(plannedEnd: string): string {
    if (!this.clock.isPast(addMinutes(plannedEnd, 30))) return this.random.chance(0.03) ? 'CANCELLED' : 'PLANNED';
    const isThisMonth = plannedEnd.slice(0, 7) === this.clock.today.slice(0, 7);
    return (isThisMonth ? this.freshFates : this.fates).deal();
  }

  private kind({ account, day, index }: Appointment): string {
    if (index === 0) return 'FIRST';
    const isCustomer = account.stage === 'SERVED' || account.stage === 'SIGNED';
    // nobody plans a complaint weeks ahead
    const complaints = isCustomer && day <= this.clock.today ? 6 : 0;
    return this.random.weighted({ REGULAR: 52, RETURN: 20, COURTESY: 10, COLLECTION: isCustomer ? 12 : 0, COMPLAINT: complaints });
  }

  /** The purpose always, and what the status calls for. */
  private made(visit: VisitParts): Record<string, unknown> {
    const { appointment, who, kind, status } = visit;
    const { key, industry, tier } = appointment.account;
    const outcome = this.outcomes.deal();
    const { purpose, ...note } = this.notes.write({
      deck: key,
      industry,
      isChannel: tier === 'CHANNEL',
      who,
      kind,
      outcome,
      day: appointment.day,
    });
    switch (status) {
      case 'DONE':
        return { purpose, outcome, ...note, ...this.times(visit) };
      case 'IN_PROGRESS':
        return { purpose, actualStart: visit.plannedStart };
      case 'CANCELLED':
        return { purpose, statusReason: this.random.pick(CANCEL_REASONS) };
      case 'RESCHEDULED':
        return { purpose, statusReason: this.random.pick(RESCHEDULE_REASONS) };
      default:
        return { purpose };
    }
  }

  private times({ appointment, plannedStart, plannedEnd }: VisitParts): Record<string, unknown> {
    const { random } = this;
    const actualStart = addMinutes(plannedStart, random.int(-10, 20));
    const actualEnd = addMinutes(plannedEnd, random.int(-15, 28));
    const hours = random.weighted({ '2': 55, '5': 25, '20': 12, '47': 8 });
    const reportedAt = this.clock.atLatestNow(addMinutes(actualEnd, Number(hours) * 60 - random.int(0, 60)));
    const nextOn = addDays(appointment.day, random.int(5, 18));
    return { actualStart, actualEnd, reportedAt, nextOn, ...this.checkIn(appointment.account) };
  }

  /** Some check in on the spot, most of them near it. */
  private checkIn({ key, region }: StoryAccount): Record<string, unknown> {
    const { random } = this;
    const place = placeOf(key, region);
    if (!place || random.chance(0.6)) return {};
    const towards = [random.int(-400, 400), random.int(-400, 400)] as const;
    const distanceM = random.chance(0.08) ? random.int(520, 1900) : random.int(4, 280);
    return { checkInGeo: placeOff(place, distanceM, towards), distanceM };
  }

  /** A visit ahead was planned before now. */
  private soonEnough(plannedAt: string): string {
    return this.clock.isPast(plannedAt) ? plannedAt : addMinutes(this.clock.now.toISOString(), -this.random.int(60, 4000));
  }
}

interface VisitParts {
  readonly appointment: Appointment;
  readonly who: string;
  readonly kind: string;
  readonly status: string;
  readonly plannedStart: string;
  readonly plannedEnd: string;
}

function times(status: string, count: number): string[] {
  return Array.from({ length: count }, () => status);
}
