import { randomKey } from '../../app/randomKey.ts';
import type { Row } from '../../generate/choose.ts';
import type { Account, Place, PlannedVisit } from './visitData.ts';

/** Where the visitor was, and how far from the customer if that is known. */
export interface CheckIn {
  readonly place: Place;
  readonly at: string;
  readonly distanceM: number | null;
  /** Whether the gateway has it already. */
  readonly isSent: boolean;
}

/** A visit being written down. It is kept on the device until the gateway has it. */
export interface Draft {
  /** Sent along each time, so that what is sent twice takes effect once. */
  readonly key: string;
  /** When sending was first tried: the visit ended then, whenever the connection comes back. */
  readonly sentAt: string | null;
  readonly visit: PlannedVisit | null;
  readonly account: Account | null;
  readonly kind: string;
  readonly mode: string;
  readonly outcome: string | null;
  readonly summary: string;
  readonly nextStep: string;
  readonly nextOn: string | null;
  readonly problems: string;
  readonly competitorSeen: string;
  /** Undefined until said: now. */
  readonly actualEnd: string | null;
  readonly photos: readonly Row[];
  readonly checkIn: CheckIn | null;
  readonly isAccountPlace: boolean;
}

export const shortestSummary = 10;

export function newDraft(): Draft {
  return {
    key: randomKey(),
    sentAt: null,
    visit: null,
    account: null,
    kind: 'REGULAR',
    mode: 'ONSITE',
    outcome: null,
    summary: '',
    nextStep: '',
    nextOn: null,
    problems: '',
    competitorSeen: '',
    actualEnd: null,
    photos: [],
    checkIn: null,
    isAccountPlace: false,
  };
}

/** Whether there is nothing in it that would be missed. */
export function isBlank({ account, summary, nextStep, problems, competitorSeen, photos, outcome }: Draft): boolean {
  return !account && !outcome && photos.length === 0 && [summary, nextStep, problems, competitorSeen].every((text) => text.trim() === '');
}

/** Counts as the gateway does: characters, without space around. */
export function lengthOf(summary: string): number {
  return [...summary.trim()].length;
}

/** What the draft still lacks, by keys of the panel's sentences. */
export function missingIn(draft: Draft): readonly string[] {
  return [
    ...(draft.account ? [] : ['panel.quickVisit.missing.account']),
    ...(draft.outcome ? [] : ['panel.quickVisit.missing.outcome']),
    ...(lengthOf(draft.summary) >= shortestSummary ? [] : ['panel.quickVisit.missing.summary']),
  ];
}

/** The draft as the inputs of `recordVisit` and `logVisit` take it. */
export function inputOf(draft: Draft, endedAt: string): Readonly<Record<string, unknown>> {
  const { visit, checkIn, mode, outcome, nextOn, photos, isAccountPlace, kind } = draft;
  const texts = { nextStep: draft.nextStep, problems: draft.problems, competitorSeen: draft.competitorSeen };
  const said = Object.entries(texts).filter(([, text]) => text.trim() !== '');
  const actualEnd = draft.actualEnd ?? draft.sentAt ?? endedAt;
  const isUnsent = checkIn !== null && !checkIn.isSent;
  return {
    mode,
    outcome,
    summary: draft.summary.trim(),
    actualEnd,
    ...Object.fromEntries(said),
    ...(nextOn && { nextOn }),
    ...(photos.length > 0 && { photoIds: photos.map((row) => row['id']) }),
    ...(isUnsent && { checkInGeo: checkIn.place }),
    ...(isUnsent && checkIn.at <= actualEnd && { actualStart: checkIn.at }),
    ...(isUnsent && isAccountPlace && { isAccountPlace }),
    ...(!visit && { kind }),
  };
}

const nameOf = (viewer: string) => `quickVisit.${viewer}`;

/** The draft that this person left on this device. */
export function readDraft(viewer: string): Draft | null {
  try {
    const text = localStorage.getItem(nameOf(viewer));
    return text ? { ...newDraft(), ...(JSON.parse(text) as Draft) } : null;
  } catch {
    return null;
  }
}

/** Keeps it; false where the device keeps nothing. */
export function keepDraft(viewer: string, draft: Draft | null): boolean {
  try {
    if (draft) localStorage.setItem(nameOf(viewer), JSON.stringify(draft));
    else localStorage.removeItem(nameOf(viewer));
    return true;
  } catch {
    return false;
  }
}
