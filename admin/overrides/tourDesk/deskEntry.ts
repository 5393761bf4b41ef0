import type { Reason } from '../../provider/errors.ts';

/** What can be done at the desk, and whether it asks for anything. */
export const deskVerbs = {
  addVisitor: true,
  signInVisitor: true,
  checkInTour: false,
  briefVisitor: true,
  briefTour: false,
  issueHelmet: true,
  depositValuable: true,
  declareNothing: true,
  returnValuable: true,
  excludeFromZone: true,
  signOutVisitor: true,
  doTourCheck: true,
  startTour: false,
  enterZone: true,
  countHeads: true,
  reportIncident: true,
  finishTour: false,
  abortTour: true,
  noteNoShow: false,
} as const satisfies Readonly<Record<string, boolean>>;

export type DeskVerb = keyof typeof deskVerbs;

type Input = Readonly<Record<string, unknown>>;

/** One thing done at the desk. */
export interface DeskAction {
  readonly verb: DeskVerb;
  readonly tour: string;
  readonly input?: Input;
}

/** An action on its way to the gateway, kept on the device until a person has seen what became of it. */
export interface DeskEntry extends DeskAction {
  /** Sent along each time, so that what is sent twice takes effect once. */
  readonly key: string;
  /** By the device's clock, in milliseconds; no two are alike, and they are sent in this order. */
  readonly order: number;
  /** Sent: the gateway has it, and the page is being read anew. */
  readonly state: 'waiting' | 'sent' | 'refused';
  /** Why it was refused, in the gateway's words or a key of the panel's. */
  readonly sentence: string | null;
  /** The same, one by one, where the gate says whom and what it is about. */
  readonly reasons?: readonly Reason[];
}

/** The gateway knows a key for a day: what is older might take effect a second time. */
export const OLDEST_MS = 20 * 3_600_000;

/** The mutation of an action; the same text each time, as the key stands for it. */
export function documentOf(verb: DeskVerb): string {
  if (!deskVerbs[verb]) return `mutation tourDesk($id: ID!) { ${verb}(id: $id) { id status } }`;
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`;
  return `mutation tourDesk($id: ID!, $input: ${type}!) { ${verb}(id: $id, input: $input) { id status } }`;
}

/** Keeps entries on the device, each under a name of its own, so that two tabs do not write over one another. */
export class DeskStore {
  private readonly prefix: string;

  constructor(viewer: string) {
    this.prefix = `tourDesk.${viewer}.`;
  }

  /** What this person has left on this device, in order; what the gateway had is not. */
  load(): readonly DeskEntry[] {
    const names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
    const texts = names.filter((name) => name.startsWith(this.prefix)).map((name) => localStorage.getItem(name) ?? '');
    return texts
      .flatMap((text) => parsed(text))
      .filter(({ state }) => state !== 'sent')
      .toSorted((one, other) => one.order - other.order);
  }

  keep(entry: DeskEntry): void {
    localStorage.setItem(this.prefix + entry.key, JSON.stringify(entry));
  }

  drop({ key }: DeskEntry): void {
    localStorage.removeItem(this.prefix + key);
  }
}

function parsed(text: string): readonly DeskEntry[] {
  try {
    const entry = JSON.parse(text) as DeskEntry;
    return entry.verb in deskVerbs ? [entry] : [];
  } catch {
    return [];
  }
}
