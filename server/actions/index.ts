import { openAssignment } from './openAssignment.ts';
import { recordVisit } from './recordVisit.ts';
import { reassignAccount } from './reassignAccount.ts';

/** Every verb of the product; who may run which stands in the policy table. */
export const verbs = [reassignAccount, recordVisit];

/** What follows from creating a row of a noun. */
export const hooks = [openAssignment];
