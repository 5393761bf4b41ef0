import type { EntityName } from '../../../server/entities/index.ts';
import { departmentOf, PART_OF, type Case } from './belonging.ts';
import { isForAll, roleKnows } from './roles.ts';
import type { Viewer } from './viewers.ts';

/** Rights of a token are its role's, by its scopes, within its limits and its owner's rights (domain §2.12, rule 6). */
export interface TokenLimits {
  readonly owner: Viewer;
  readonly scopes: ReadonlySet<string>;
  /** `account.creditLimit`. */
  readonly denied: ReadonlySet<string>;
  /** Whether its units bind it: those that it names, and those of any owner but who sees them all. */
  readonly isBoundToUnits: boolean;
  /** Undefined: all of them. */
  readonly accountIds: ReadonlySet<string> | undefined;
}

/** Whether the row is within the limits that the viewer's token names; what everybody shares has none. */
export function isWithin(at: Case): boolean {
  const { viewer, noun } = at;
  const { token } = viewer;
  // whom a partner's accounts are with is seen through those accounts, and files with their records: so within their limits
  if (!token || isForAll(viewer.role, noun) || noun === 'User' || noun === 'File') return true;
  const isInUnits = !token.isBoundToUnits || viewer.unitIds.has(departmentOf(at) as string);
  const account = accountOf(at);
  return isInUnits && (!token.accountIds || token.accountIds.has(account as string));
}

/** The account that a row hangs on, itself or by what it is part of. */
function accountOf({ world, noun, row }: Pick<Case, 'world' | 'noun' | 'row'>): unknown {
  if (noun === 'Account') return row.id;
  const [field, parent] = PART_OF[noun] ?? [];
  const whole = field && parent && world.row(parent, row[field]);
  return whole ? accountOf({ world, noun: parent!, row: whole }) : row['account'];
}

/** Whether a viewer knows of a noun at all. */
export function knows({ role, token }: Viewer, noun: EntityName): boolean {
  if (!roleKnows(role, noun)) return false;
  return !token || (token.scopes.has(scopeOf(noun, 'read')) && roleKnows(token.owner.role, noun));
}

/** `account:read`. */
export function scopeOf(noun: EntityName, operation: string): string {
  return `${noun.charAt(0).toLowerCase()}${noun.slice(1)}:${operation}`;
}
