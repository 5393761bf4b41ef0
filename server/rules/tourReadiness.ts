import { obstacle, type Obstacle } from './obstacle.ts';
import { applicationObstacles, arrangementObstacles, type Application, type Approver, type Arrangement } from './tourApplication.ts';
import {
  briefingObstacles,
  checkInObstacles,
  checkObstacles,
  endingObstacles,
  listObstacles,
  startObstacles,
  type Ending,
  type GateCheck,
  type GateVisitor,
} from './tourGate.ts';

/** What a tour passes on its way from the application to its end, in this order. */
export const TOUR_GATES = ['SUBMIT', 'APPROVE', 'ARRANGE', 'CHECK_IN', 'BRIEF', 'START', 'END'] as const;
export type TourGateName = (typeof TOUR_GATES)[number];

/** The gate that a tour stands before in each state; one that is over stands before none. */
const BEFORE: Readonly<Record<string, TourGateName>> = {
  DRAFT: 'SUBMIT',
  RETURNED: 'SUBMIT',
  SUBMITTED: 'APPROVE',
  APPROVED: 'ARRANGE',
  ARRANGED: 'CHECK_IN',
  CHECKED_IN: 'BRIEF',
  BRIEFED: 'START',
  IN_PROGRESS: 'END',
};

/** All that the gates look at. */
export interface ReadinessFacts {
  readonly status: string;
  readonly application: Application;
  /** Whose approval it waits for. */
  readonly awaits: readonly Approver[];
  readonly arrangement: Arrangement;
  readonly visitors: readonly GateVisitor[];
  readonly withBadges: boolean;
  readonly checks: readonly GateCheck[];
  readonly ending: Ending;
}

/** `AHEAD`: not judged yet, for a gate before it is still to be passed. */
export type GateState = 'PASSED' | 'CLEAR' | 'BLOCKED' | 'AHEAD';

export interface GateReadiness {
  readonly gate: TourGateName;
  readonly state: GateState;
  readonly missing: readonly Obstacle[];
}

/**
 * How far a tour is, and what is still missing for it to go on, by the rules that its verbs refuse by. A list of visitors that does not
 * have as many as were announced is told from the beginning, though it is the check-in that it holds up. Empty for a tour that is over.
 */
export function readinessOf(facts: ReadinessFacts): readonly GateReadiness[] {
  const next = BEFORE[facts.status];
  if (!next) return [];
  const at = TOUR_GATES.indexOf(next);
  return TOUR_GATES.map((gate, place) => {
    if (place < at) return { gate, state: 'PASSED', missing: [] };
    const missing =
      place === at ? JUDGES[gate](facts) : gate === 'CHECK_IN' ? listObstacles(facts.visitors, facts.application.headcount) : [];
    if (missing.length) return { gate, state: 'BLOCKED', missing };
    return { gate, state: place === at ? 'CLEAR' : 'AHEAD', missing };
  });
}

const JUDGES: Readonly<Record<TourGateName, (facts: ReadinessFacts) => readonly Obstacle[]>> = {
  SUBMIT: ({ application }) => applicationObstacles(application),
  APPROVE: ({ awaits }) => awaits.map((one) => AWAITED[one]),
  ARRANGE: ({ arrangement }) => arrangementObstacles(arrangement),
  CHECK_IN: ({ visitors, application, withBadges }) => checkInObstacles(visitors, application.headcount, withBadges),
  BRIEF: ({ visitors, checks }) => [...briefingObstacles(visitors), ...checkObstacles(checks, 'BRIEFING')],
  START: ({ visitors, application }) => startObstacles(visitors, application.zones),
  END: ({ ending, checks }) => [...endingObstacles(ending), ...checkObstacles(checks, 'END')],
};

const AWAITED: Readonly<Record<Approver, Obstacle>> = {
  OFFICE: obstacle('HOUSE', '待办公室审批', 'The office has not approved it yet'),
  REGIONAL_MANAGER: obstacle('HOUSE', '待公司领导审批', 'A company leader has not approved it yet'),
};

/** How many gates are behind or open, and how many things are missing. */
export function countsOf(gates: readonly GateReadiness[]): { readonly gates: number; readonly met: number; readonly missing: number } {
  return {
    gates: gates.length,
    met: gates.filter(({ state }) => state === 'PASSED' || state === 'CLEAR').length,
    missing: gates.reduce((sum, { missing }) => sum + missing.length, 0),
  };
}
