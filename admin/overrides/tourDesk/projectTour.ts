import type { DeskEntry } from './deskEntry.ts';
import type { Check, Deposit, HeadCount, Tour, Visitor } from './deskTypes.ts';

/** A tour with what was done at the desk and is not confirmed yet. */
export interface ShownTour extends Tour {
  /** Visitors, checks and verbs that something is under way for, by id or name. */
  readonly pending: ReadonlySet<string>;
}

type Input = Readonly<Record<string, unknown>>;

/**
 * The tour as it will be once the gateway has what waits. Steps of the gate are left out: whether they may be taken, the gateway says.
 */
export function projectTour(tour: Tour, entries: readonly DeskEntry[]): ShownTour {
  const own = entries.filter((entry) => entry.tour === tour.id && entry.state !== 'refused');
  const start: ShownTour = { ...tour, pending: new Set() };
  return own.reduce((shown, entry) => ({ ...applied(shown, entry), pending: new Set([...shown.pending, ...touched(entry)]) }), start);
}

function touched({ verb, input = {}, key }: DeskEntry): readonly string[] {
  const ids = ['visitorId', 'checkId', 'depositId', 'stopId'].flatMap((name) => (input[name] ? [String(input[name])] : []));
  return [verb, ...(verb === 'addVisitor' ? [newOf(key)] : []), ...ids];
}

function applied(tour: ShownTour, { verb, input = {}, key, order }: DeskEntry): ShownTour {
  const at = new Date(order).toISOString();
  switch (verb) {
    case 'addVisitor':
      return { ...tour, visitors: { nodes: [...tour.visitors.nodes, newVisitor(key, input)] } };
    case 'doTourCheck':
      return { ...tour, checks: { nodes: tour.checks.nodes.map((check) => doneIf(check, input['checkId'])) } };
    case 'countHeads':
      return { ...tour, headCounts: { nodes: [countOf(tour, { key, at, input }), ...tour.headCounts.nodes] } };
    case 'returnValuable':
      return withVisitors(tour, (visitor) => ({
        ...visitor,
        deposits: { nodes: visitor.deposits.nodes.map((deposit) => returnedIf(deposit, input)) },
      }));
    default: {
      const change = visitorChanges[verb];
      return change ? withVisitors(tour, (visitor) => (visitor.id === input['visitorId'] ? change(visitor, input, at) : visitor)) : tour;
    }
  }
}

type Change = (visitor: Visitor, input: Input, at: string) => Visitor;

const visitorChanges: Readonly<Partial<Record<DeskEntry['verb'], Change>>> = {
  signInVisitor: (visitor, { isAbsent, badgeNo, ageConfirmed }) => ({
    ...visitor,
    presence: isAbsent ? 'ABSENT' : 'PRESENT',
    badgeNo: text(badgeNo) ?? visitor.badgeNo,
    badgeReturnedAt: badgeNo ? null : visitor.badgeReturnedAt,
    ageConfirmed: Boolean(ageConfirmed) || visitor.ageConfirmed,
  }),
  briefVisitor: (visitor, { implantDeclared }, at) => ({ ...visitor, briefedAt: at, implantDeclared: text(implantDeclared) }),
  issueHelmet: (visitor, { helmetNo }) => ({ ...visitor, helmetNo: text(helmetNo), helmetReturnedAt: null }),
  declareNothing: (visitor) => ({ ...visitor, nothingToDeposit: true }),
  depositValuable: (visitor, input) => ({
    ...visitor,
    nothingToDeposit: false,
    deposits: { nodes: [...visitor.deposits.nodes, newDeposit(input)] },
  }),
  excludeFromZone: (visitor, { zoneId }) => ({
    ...visitor,
    excludedZones: { nodes: [...visitor.excludedZones.nodes, { id: String(zoneId) }] },
  }),
  signOutVisitor: (visitor, { helmetReturned, badgeReturned, hasLeft }, at) => ({
    ...visitor,
    helmetReturnedAt: helmetReturned ? at : visitor.helmetReturnedAt,
    badgeReturnedAt: badgeReturned ? at : visitor.badgeReturnedAt,
    presence: hasLeft ? 'LEFT' : visitor.presence,
  }),
};

function withVisitors(tour: ShownTour, change: (visitor: Visitor) => Visitor): ShownTour {
  return { ...tour, visitors: { nodes: tour.visitors.nodes.map(change) } };
}

function newVisitor(key: string, { name, org }: Input): Visitor {
  return {
    id: key,
    name: String(name),
    org: text(org),
    title: null,
    presence: 'EXPECTED',
    badgeNo: null,
    badgeReturnedAt: null,
    briefedAt: null,
    implantDeclared: null,
    ageConfirmed: false,
    helmetNo: null,
    helmetReturnedAt: null,
    nothingToDeposit: false,
    excludedZones: { nodes: [] },
    deposits: { nodes: [] },
  };
}

function newDeposit({ kind, tagNo, description }: Input): Deposit {
  return { id: String(tagNo), kind: String(kind), tagNo: String(tagNo), description: text(description), status: 'HELD' };
}

function returnedIf(deposit: Deposit, { depositId, disputeNote }: Input): Deposit {
  return deposit.id === depositId ? { ...deposit, status: disputeNote ? 'DISPUTED' : 'RETURNED' } : deposit;
}

function doneIf(check: Check, id: unknown): Check {
  return check.id === id ? { ...check, done: true } : check;
}

function countOf(tour: ShownTour, { key, at, input }: { readonly key: string; readonly at: string; readonly input: Input }): HeadCount {
  const expected = presentIn(tour).length;
  const stop = input['stopId'] ? { id: String(input['stopId']) } : null;
  return { id: key, at: text(input['at']) ?? at, counted: Number(input['counted']), expected, stop };
}

/** What stands among what is pending for a visitor whom the gateway has not heard of. */
export function newOf(id: string): string {
  return `new ${id}`;
}

/** Those who are there. */
export function presentIn(tour: Pick<Tour, 'visitors'>): readonly Visitor[] {
  return tour.visitors.nodes.filter(({ presence }) => presence === 'PRESENT');
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
