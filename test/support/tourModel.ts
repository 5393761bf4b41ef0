import { newVisitor, takenOfVisitor, type ModelDeposit, type ModelVisitor } from './tourModelParty.ts';

/** A stop of the way, as the model knows it. */
export interface ModelStop {
  readonly id: string;
  readonly stayMin: number;
  readonly zone: {
    readonly id: string;
    readonly helmetRequired: boolean;
    readonly strongMagneticField: boolean;
    readonly minAge: number | null;
    readonly groupsAtOnce: number;
  };
}

interface Taken {
  readonly what: string;
  readonly from: number;
  readonly to: number;
}

/** What is done to a tour, by whom and with what. */
export interface TourEvent {
  readonly verb: string;
  readonly by: string;
  readonly input?: Readonly<Record<string, unknown>>;
}

/** The parts of a reception that can be taken. */
export interface Reception {
  readonly receptionistId: string;
  readonly guideId: string;
  readonly valuablesKeeperId: string;
}

const DOOR: ReadonlySet<string> = new Set(['ARRANGED', 'CHECKED_IN', 'BRIEFED', 'IN_PROGRESS']);

/** Another telling of the state machine of tours (domain §2.6), written by hand and from nothing of the product's. */
export class TourModel {
  status = 'DRAFT';
  readonly visitors: ModelVisitor[];
  readonly deposits: ModelDeposit[] = [];
  /** Points of the checklist that have to be done and are not: by phase, and before a zone by the zone. */
  readonly openChecks = new Set<string>();
  readonly excused = new Set<string>();
  hasOpenIncident = false;
  taken: Taken[] = [];
  private reception: Reception | undefined;
  counted: number | null = null;
  start: number;
  end: number;
  private readonly stops: readonly ModelStop[];

  constructor(parts: {
    readonly visitors: readonly string[];
    readonly start: number;
    readonly end: number;
    readonly stops: readonly ModelStop[];
  }) {
    [this.start, this.end, this.stops] = [parts.start, parts.end, parts.stops];
    this.visitors = parts.visitors.map(newVisitor);
  }

  present(): ModelVisitor[] {
    return this.visitors.filter(({ presence }) => presence === 'PRESENT');
  }

  /** Whether the event is taken, which it then is; `others` are the tours of the same people. */
  take({ verb, input = {} }: TourEvent, others: readonly TourModel[], now: number): boolean {
    const visitor = this.visitors.find(({ id }) => id === input['visitorId']);
    const isOpen = DOOR.has(this.status) || (verb === 'reportIncident' && this.status === 'COMPLETED');
    if (visitor)
      return isOpen && (verb === 'reportIncident' ? this.excuse(visitor.id) : takenOfVisitor(this, visitor, { verb, input, others }));
    return this.takeOfTour(verb, { input, others, now });
  }

  private excuse(visitor: string): true {
    this.excused.add(visitor);
    this.hasOpenIncident = true;
    return true;
  }

  private takeOfTour(
    verb: string,
    {
      input,
      others,
      now,
    }: { readonly input: Readonly<Record<string, unknown>>; readonly others: readonly TourModel[]; readonly now: number },
  ): boolean {
    switch (verb) {
      case 'submitTourRequest':
        return this.move(['DRAFT', 'RETURNED'], 'SUBMITTED');
      case 'approveTourRequest':
        return this.move(['SUBMITTED'], 'APPROVED');
      case 'returnTourRequest':
        return this.move(['SUBMITTED'], 'RETURNED');
      case 'rejectTourRequest':
        return this.move(['SUBMITTED'], 'REJECTED');
      case 'arrangeTour':
        return this.arrange(input as unknown as Reception, others);
      case 'rescheduleTour':
        return this.reschedule(Date.parse(String(input['plannedStart'])), Date.parse(String(input['plannedEnd'])), { others, now });
      case 'cancelTour':
        return this.move(['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'ARRANGED'], 'CANCELLED', true) && this.free();
      case 'noteNoShow':
        return this.move(['ARRANGED'], 'NO_SHOW', now - this.start >= 3_600_000) && this.free();
      case 'checkInTour':
        return this.move(
          ['ARRANGED'],
          'CHECKED_IN',
          this.visitors.every(({ presence, badgeOut }) => presence !== 'EXPECTED' && (presence !== 'PRESENT' || badgeOut)),
        );
      case 'briefTour':
        return this.move(['CHECKED_IN'], 'BRIEFED', this.areBriefed() && !this.openChecks.has('BRIEFING'));
      case 'startTour':
        return this.move(
          ['BRIEFED'],
          'IN_PROGRESS',
          this.areBriefed() && this.present().every((visitor) => visitor.helmetOut || !this.needsHelmet(visitor)),
        );
      case 'enterZone':
        return (
          this.status === 'IN_PROGRESS' &&
          this.enter(
            this.stops.find(({ id }) => id === input['stopId'])!,
            Number(input['counted']),
          )
        );
      case 'countHeads':
        if (this.status !== 'IN_PROGRESS') return false;
        this.counted = Number(input['counted']);
        this.hasOpenIncident ||= this.counted !== this.present().length;
        return true;
      case 'finishTour':
        return this.move(['IN_PROGRESS'], 'COMPLETED', this.mayEnd() && !this.openChecks.has('END')) && this.free();
      case 'abortTour':
        return this.move(['IN_PROGRESS'], 'ABORTED', this.mayEnd()) && this.free();
      case 'closeTour':
        return this.move(['COMPLETED'], 'CLOSED', !this.hasOpenIncident);
      default:
        throw new Error(`The model does not know ${verb}.`);
    }
  }

  /** Ticks off the points of a phase, or before a zone. */
  tick(place: string): boolean {
    if (DOOR.has(this.status)) this.openChecks.delete(place);
    return DOOR.has(this.status);
  }

  giveBack(tag: string): boolean {
    const item = this.deposits.find((one) => one.tag === tag && one.isHeld);
    return item !== undefined && Boolean(Object.assign(item, { isHeld: false }));
  }

  private move(from: readonly string[], to: string, isMet = true): boolean {
    if (!from.includes(this.status) || !isMet) return false;
    this.status = to;
    return true;
  }

  private free(): true {
    this.taken = [];
    return true;
  }

  private areBriefed(): boolean {
    return this.present().length > 0 && this.present().every(({ isBriefed }) => isBriefed);
  }

  private needsHelmet({ excluded }: ModelVisitor): boolean {
    return this.stops.some(({ zone }) => zone.helmetRequired && !excluded.has(zone.id));
  }

  private enter({ zone }: ModelStop, counted: number): boolean {
    const entering = this.present().filter(({ excluded }) => !excluded.has(zone.id));
    const holds = (visitor: ModelVisitor) => visitor.declared || this.deposits.some((item) => item.visitor === visitor.id && item.isHeld);
    const isReady = (visitor: ModelVisitor) =>
      visitor.isBriefed &&
      (!zone.helmetRequired || visitor.helmetOut) &&
      (!zone.strongMagneticField || (visitor.implant === 'NONE' && holds(visitor))) &&
      (zone.minAge === null || visitor.ofAge);
    if (!entering.every(isReady) || this.openChecks.has(zone.id)) return false;
    // the product expects only those who are kept out of no zone that it looks at: this one
    this.hasOpenIncident ||= counted !== entering.length;
    return true;
  }

  private mayEnd(): boolean {
    const present = this.present();
    const isCounted = this.counted !== null && (this.counted === present.length || present.some(({ id }) => this.excused.has(id)));
    const others = this.visitors.filter(({ id }) => !this.excused.has(id));
    const held = this.deposits.filter(({ isHeld, visitor }) => isHeld && !this.excused.has(visitor));
    return isCounted && others.every(({ helmetOut, badgeOut }) => !helmetOut && !badgeOut) && held.length === 0;
  }

  private arrange(reception: Reception, others: readonly TourModel[]): boolean {
    if (this.status !== 'APPROVED' && this.status !== 'ARRANGED') return false;
    const taken = this.wanted(reception, others, { start: this.start, end: this.end });
    if (!taken) return false;
    Object.assign(this, { status: 'ARRANGED', taken, reception });
    return true;
  }

  /** To another time, with all whom and what it has taken. */
  private reschedule(
    start: number,
    end: number,
    { others, now }: { readonly others: readonly TourModel[]; readonly now: number },
  ): boolean {
    if ((this.status !== 'APPROVED' && this.status !== 'ARRANGED') || start <= now) return false;
    const taken = this.status === 'ARRANGED' ? this.wanted(this.reception!, others, { start, end }) : [];
    if (!taken) return false;
    Object.assign(this, { start, end, taken });
    return true;
  }

  /** What a reception takes at a time, unless another tour has taken it. */
  private wanted(
    { receptionistId, guideId, valuablesKeeperId }: Reception,
    others: readonly TourModel[],
    { start, end }: { readonly start: number; readonly end: number },
  ): Taken[] | undefined {
    const theirs = others.flatMap(({ taken }) => taken);
    const wanted: Taken[] = [...new Set([receptionistId, guideId, valuablesKeeperId])].map((what) => ({ what, from: start, to: end }));
    const isFree = ({ what, from, to }: Taken) => !theirs.some((other) => other.what === what && other.from < to && from < other.to);
    let at = start;
    for (const { zone, stayMin } of this.stops) {
      const span = { from: at, to: (at += stayMin * 60_000) };
      const places = Array.from({ length: zone.groupsAtOnce }, (_, index) => ({ what: `${zone.id} ${index + 1}`, ...span }));
      const place = places.find(isFree);
      if (!place) return undefined;
      wanted.push(place);
    }
    return wanted.every(isFree) ? wanted : undefined;
  }
}
