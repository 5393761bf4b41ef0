import type { Role } from '../../../server/access/roles.ts';
import type { EntityName } from '../../../server/entities/index.ts';
import { knows } from './tokens.ts';
import type { Viewer } from './viewers.ts';

/** Who takes whole lists out of the house: those who answer for the rows, and programs made to report. */
const TAKERS: ReadonlySet<Role> = new Set<Role>(['ADMIN', 'REGIONAL_MANAGER', 'MANAGER', 'SPECIALIST', 'BI']);

/** What stays in the house all the same. */
const KEPT_IN: Partial<Record<Role, readonly EntityName[]>> = {
  MANAGER: ['AuditEvent'],
  SPECIALIST: ['AuditEvent', 'User'],
};

/** Whether a viewer may take a noun's list out; a token, where its owner may too. */
export function takesOut(viewer: Viewer, noun: EntityName): boolean {
  const { role, token } = viewer;
  if (!knows(viewer, noun) || !TAKERS.has(role) || KEPT_IN[role]?.includes(noun)) return false;
  return !token || takesOut(token.owner, noun);
}
