import { issueApiToken } from './issueApiToken.ts';
import { openAssignment } from './openAssignment.ts';
import { recordVisit } from './recordVisit.ts';
import { reassignAccount } from './reassignAccount.ts';
import { restoreAuditValue } from './restoreAuditValue.ts';
import { revokeApiToken } from './revokeApiToken.ts';
import { rotateApiToken } from './rotateApiToken.ts';

/** Every verb of the product; who may run which stands in the policy table. */
export const verbs = [reassignAccount, recordVisit, restoreAuditValue, rotateApiToken, revokeApiToken];

/** What follows from creating a row of a noun. */
export const hooks = [openAssignment, issueApiToken];
