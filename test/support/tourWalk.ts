import type { Client } from './client.ts';
import type { Chance } from '../access/fuzz/chance.ts';
import type { ModelStop, TourEvent, TourModel } from './tourModel.ts';
import { RECEPTION, runTour, userId } from './tours.ts';

/** People at work, by user name. */
export type Staff = Readonly<Record<string, Client>>;

interface WalkParts {
  readonly staff: Staff;
  readonly chance: Chance;
  readonly id: string;
  readonly model: TourModel;
  readonly stops: readonly ModelStop[];
  readonly now: number;
  /** What the numbers of deposit tags begin with: tags are the company's, not a tour's. */
  readonly tags: string;
}

const WITHOUT_INPUT = new Set([
  'submitTourRequest',
  'approveTourRequest',
  'checkInTour',
  'briefTour',
  'startTour',
  'finishTour',
  'noteNoShow',
]);

/** Of those who may receive a tour; `specialist-wang` never does, and tries all the same. */
const PEOPLE = ['office', 'guide', 'frontdesk', 'specialist-li', 'manager-east'].map(userId);

interface Point {
  readonly id: string;
  readonly phase: string;
  readonly required: boolean;
  readonly zone: { readonly id: string } | null;
}

/** Leads one tour through random events, and holds what the product makes of each against the model. */
export class TourWalk {
  readonly id: string;
  readonly model: TourModel;
  private readonly parts: WalkParts;

  constructor(parts: WalkParts) {
    this.parts = parts;
    [this.id, this.model] = [parts.id, parts.model];
  }

  /** Takes one event; says what differs. */
  async step(others: readonly TourModel[]): Promise<string | undefined> {
    const { chance } = this.parts;
    const kind = chance.upTo(9);
    if (kind === 0) return this.giveBack();
    if (kind === 1) return this.tick();
    const event = kind < 6 ? this.usual() : this.any();
    return this.judged(event, others);
  }

  private async judged(event: TourEvent, others: readonly TourModel[]): Promise<string | undefined> {
    const { staff, now } = this.parts;
    const before = this.model.status;
    const answer = await runTour(staff[event.by]!, event.verb, this.id, WITHOUT_INPUT.has(event.verb) ? undefined : (event.input ?? {}));
    const isTrespass = event.by === 'specialist-wang';
    const expected = !isTrespass && this.model.take(event, others, now);
    if (expected === !answer.includes(':') && (!expected || answer === this.model.status)) {
      if (expected && event.verb === 'arrangeTour' && before === 'APPROVED') await this.readChecks();
      return undefined;
    }
    return `${event.verb} by ${event.by} in ${before} with ${JSON.stringify(event.input ?? null)}: ${answer}, expected ${expected ? this.model.status : 'a refusal'}`;
  }

  /** What would bring the tour on. */
  private usual(): TourEvent {
    const { chance, stops } = this.parts;
    const by = 'office';
    switch (this.model.status) {
      case 'DRAFT':
      case 'RETURNED':
        return { verb: 'submitTourRequest', by: 'specialist-li' };
      case 'SUBMITTED':
        return { verb: 'approveTourRequest', by };
      case 'APPROVED':
        return this.arranging();
      case 'ARRANGED':
        return chance.upTo(2) ? this.ofVisitor('signInVisitor') : { verb: 'checkInTour', by };
      case 'CHECKED_IN':
        return chance.upTo(2) ? this.ofVisitor('briefVisitor') : { verb: 'briefTour', by };
      case 'BRIEFED':
        return chance.upTo(2) ? this.ofVisitor('issueHelmet') : { verb: 'startTour', by };
      case 'IN_PROGRESS':
        return chance.of([
          () => this.ofVisitor('signOutVisitor'),
          () => this.ofVisitor(chance.of(['declareNothing', 'depositValuable'])),
          () => ({ verb: 'enterZone', by, input: { stopId: chance.of(stops).id, counted: chance.upTo(2) } }),
          () => ({ verb: 'countHeads', by, input: { counted: this.model.present().length } }),
          () => ({ verb: 'finishTour', by }),
        ])();
      default:
        return { verb: 'closeTour', by, input: { feedbackScore: '4.5' } };
    }
  }

  /** Whatever comes to somebody's mind, in whatever state, by whomever. */
  private any(): TourEvent {
    const { chance } = this.parts;
    const reason = { reason: '临时变化' };
    const event = chance.of<() => TourEvent>([
      ...OF_VISITOR.map((verb) => () => this.ofVisitor(verb)),
      ...['submitTourRequest', 'approveTourRequest', 'checkInTour', 'briefTour', 'startTour', 'finishTour', 'noteNoShow'].map(
        (verb) => () => ({ verb, by: 'office' }),
      ),
      ...['returnTourRequest', 'rejectTourRequest', 'cancelTour', 'abortTour'].map((verb) => () => ({ verb, by: 'office', input: reason })),
      () => this.arranging(),
      () => this.rescheduling(),
      () => ({ verb: 'countHeads', by: 'office', input: { counted: chance.upTo(3) } }),
    ])();
    return chance.upTo(9) ? event : { ...event, by: 'specialist-wang' };
  }

  private arranging(): TourEvent {
    const { chance } = this.parts;
    const [receptionistId, guideId, valuablesKeeperId] = [chance.of(PEOPLE), chance.of(PEOPLE), chance.of(PEOPLE)];
    return { verb: 'arrangeTour', by: 'office', input: { ...RECEPTION, receptionistId, guideId, valuablesKeeperId } };
  }

  /** To some quarters of an hour before or after. */
  private rescheduling(): TourEvent {
    const { chance, model } = this.parts;
    const shift = (chance.upTo(16) - 8) * 15 * 60_000;
    const [plannedStart, plannedEnd] = [model.start + shift, model.end + shift].map((at) => new Date(at).toISOString());
    return { verb: 'rescheduleTour', by: 'office', input: { plannedStart, plannedEnd } };
  }

  private ofVisitor(verb: string): TourEvent {
    const { chance, stops } = this.parts;
    const visitorId = chance.of(this.model.visitors).id;
    const no = String(chance.upTo(3));
    const inputs: Readonly<Record<string, () => object>> = {
      signInVisitor: () => (chance.upTo(5) ? { badgeNo: `B${no}`, ageConfirmed: true } : { isAbsent: true }),
      briefVisitor: () => ({ implantDeclared: chance.of(['NONE', 'NONE', 'NONE', 'PACEMAKER']) }),
      issueHelmet: () => ({ helmetNo: `H${no}` }),
      depositValuable: () => ({ kind: 'WATCH', tagNo: `${this.parts.tags}-${no}` }),
      excludeFromZone: () => ({ zoneId: chance.of(stops).zone.id }),
      signOutVisitor: () => ({ helmetReturned: chance.upTo(3) > 0, badgeReturned: chance.upTo(3) > 0, hasLeft: chance.upTo(5) === 0 }),
      reportIncident: () => ({ kind: 'NOT_RETURNED', description: '未归还' }),
    };
    return { verb, by: 'office', input: { visitorId, ...inputs[verb]?.() } };
  }

  private async giveBack(): Promise<string | undefined> {
    const { staff, chance } = this.parts;
    const item = this.model.deposits.length ? chance.of(this.model.deposits) : undefined;
    if (!item) return undefined;
    const { depositItems } = await staff['office']!.data<{ depositItems: { nodes: { id: string; status: string }[] } }>(
      'query($id: ID!, $tag: String!) { depositItems(where: { visitor: { tour: { id: { eq: $id } } }, tagNo: { eq: $tag } }, orderBy: [{ id: DESC }]) { nodes { id status } } }',
      { id: this.id, tag: item.tag },
    );
    const one = depositItems.nodes.find(({ status }) => status === 'HELD') ?? depositItems.nodes[0];
    if (!one) return `the deposit ${item.tag} is lost`;
    const answer = await runTour(staff['office']!, 'returnValuable', this.id, { depositId: one.id });
    const expected = this.model.giveBack(item.tag);
    return expected === !answer.includes(':') ? undefined : `returnValuable ${item.tag}: ${answer}, expected ${expected}`;
  }

  /** Required points of the checklist: by phase, and before a zone by the zone. */
  private checks = new Map<string, readonly Point[]>();

  private async readChecks(): Promise<void> {
    const { tourChecks } = await this.parts.staff['office']!.data<{ tourChecks: { nodes: Point[] } }>(
      'query($id: ID!) { tourChecks(where: { tour: { id: { eq: $id } } }, first: 100) { nodes { id phase required zone { id } } } }',
      { id: this.id },
    );
    const required = tourChecks.nodes.filter((point) => point.required);
    this.checks = Map.groupBy(required, ({ phase, zone }) => zone?.id ?? phase);
    for (const place of this.checks.keys()) this.model.openChecks.add(place);
  }

  private async tick(): Promise<string | undefined> {
    const { staff, chance } = this.parts;
    if (!this.checks.size) return undefined;
    const place = chance.of([...this.checks.keys()]);
    const expected = this.model.tick(place);
    for (const { id: checkId } of this.checks.get(place)!) {
      const answer = await runTour(staff['office']!, 'doTourCheck', this.id, { checkId });
      if (expected === answer.includes(':')) return `doTourCheck: ${answer}, expected ${expected}`;
    }
    return undefined;
  }
}

const OF_VISITOR = [
  'signInVisitor',
  'briefVisitor',
  'issueHelmet',
  'declareNothing',
  'depositValuable',
  'excludeFromZone',
  'signOutVisitor',
  'reportIncident',
];
