import type { Day } from './clock.ts';
import { SPECIALISTS } from './data/staff.ts';
import { departmentOf } from './organisation.ts';
import type { DemoRow } from './rows.ts';
import { holderOn, type StoryAccount } from './story.ts';

/** Something that a specialist did, is doing or means to do, which the plan of its month may have named. */
export interface Deed {
  readonly kind: 'VISIT' | 'EXPANSION' | 'DELIVERY' | 'DEAL';
  readonly specialist: string;
  readonly account: StoryAccount | null;
  /** Who it is with, where that is no account. */
  readonly party?: string;
  readonly site?: string;
  readonly day: Day;
  readonly purpose: string;
  readonly row: DemoRow;
}

/** The specialists of the story, by username. */
export const PEOPLE: readonly string[] = SPECIALISTS.map(([username]) => username);

/** The sales site that a specialist brings parties to. */
export const SITE_OF: Readonly<Record<string, string>> = {
  'specialist-li': 'hunhewan',
  'specialist-wang': 'hunhewan',
  'specialist-zhao': 'hunhewan',
  'specialist-chen': 'xinghaili',
  'specialist-sun': 'gangwan',
};

/** Who stands at the desk of a site. */
export const DESK_OF: Readonly<Record<string, string>> = { hunhewan: 'frontdesk', xinghaili: 'ma-xiaodong', gangwan: 'jiang-nan' };

export function managerOf(specialist: string): string {
  return `manager-${departmentOf(specialist)}`;
}

/** The accounts that somebody held on a day. */
export function heldBy(accounts: readonly StoryAccount[], specialist: string, day: Day): StoryAccount[] {
  return accounts.filter((account) => account.since <= day && holderOn(account, day) === specialist);
}
