import type { Logger } from 'pino';
import type { Core } from './app.ts';
import type { Config } from './config.ts';
import type { FileStore } from './files/fileStore.ts';
import { openChannels } from './jobs/channels/index.ts';
import { jobs } from './jobs/index.ts';
import type { DeskParts } from './jobs/job.ts';
import { Scheduler } from './jobs/scheduler.ts';

/** What jobs work with; links lead to `address` unless the configuration knows a better one. */
export function deskOf(config: Config, { store }: Pick<Core, 'store'>, address: string): DeskParts {
  const { publicUrl = address, smtpUrl, mailFrom, robot } = config;
  const email = smtpUrl && mailFrom ? { url: smtpUrl, from: mailFrom } : undefined;
  return { store, channels: openChannels({ publicUrl, email, robot }) };
}

interface JobsParts {
  readonly address: string;
  readonly log: Logger;
  readonly files: FileStore;
}

interface Jobs {
  stop(): Promise<void>;
}

/** Has this gateway do what time asks for, unless it is set not to. */
export async function startJobs(config: Config, core: Core, { address, log, files }: JobsParts): Promise<Jobs> {
  if (!config.jobs) return { stop: () => Promise.resolve() };
  const desk = { ...deskOf(config, core, address), files };
  const scheduler = await Scheduler.start({ ...desk, url: core.systemUrl, jobs, log });
  return {
    stop: async () => {
      await scheduler.stop();
      for (const channel of desk.channels.open.values()) channel.close();
    },
  };
}
