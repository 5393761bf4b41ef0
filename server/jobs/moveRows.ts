import { timed } from '../actions/index.ts';
import { moveDue } from '../kit/schema/transition.ts';
import type { Job } from './job.ts';

/** Rows per transaction: what is locked is given back soon. */
const BATCH = 200;

/** Moves rows on whose time has come; what should have moved while nobody served moves now, through every state on its way. */
export const moveRows: Job = {
  name: 'moveRows',
  cron: '*/10 * * * *',
  run: async (desk) => {
    for (const transition of timed) {
      for (;;) if ((await desk.write((unit) => moveDue(unit, transition, BATCH))) < BATCH) break;
    }
  },
};
