import { sweepFiles as sweep } from '../actions/sweepFiles.ts';
import type { Job } from './job.ts';

/** Removes uploads that no record names and nobody has touched for a day. */
export const sweepFiles: Job = {
  name: 'sweepFiles',
  cron: '40 * * * *',
  run: async (desk) => {
    const { files } = desk;
    if (files) await sweep({ write: (work) => desk.write(work), files });
  },
};
