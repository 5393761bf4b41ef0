import { forgetVisitorIds as forget } from '../actions/forgetVisitorIds.ts';
import type { Job } from './job.ts';

/** Rows per transaction: what is locked is given back soon. */
const BATCH = 200;

/** Forgets who visitors were by their papers, once their tour is long over. */
export const forgetVisitorIds: Job = {
  name: 'forgetVisitorIds',
  cron: '20 3 * * *',
  run: async (desk) => {
    for (;;) if ((await desk.write((unit) => forget(unit, BATCH))) < BATCH) break;
  },
};
