import { sql } from '../kit/query/sql.ts';
import type { Job } from './job.ts';

/** Removes files that were sent in parts to be imported, a day after they were begun. */
export const sweepUploads: Job = {
  name: 'sweepUploads',
  cron: '50 * * * *',
  run: async (desk) => {
    await desk.write((unit) => unit.rows(sql`select internal.sweep_uploads()`));
  },
};
