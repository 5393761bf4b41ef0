import { assemble, tellDemo } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';

/** The moment that the demo of the tests is told by: a Monday morning, a week before the month's last working day. */
export const DEMO_NOW = '2026-11-23T09:00:00+08:00';

/** Fills the database that every test file gets a copy of: migrated, with the demo and its users. */
export async function fillTemplate(url: string): Promise<void> {
  const config = readConfig({ DEMO: '1', NOW: DEMO_NOW });
  const core = await assemble(config, url);
  await tellDemo(config, url, core);
  await core.close();
}
