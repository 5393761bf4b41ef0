import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PLANTS } from './fuzz/plants.ts';
import { IS_LONG, SEED } from './fuzz/run.ts';
import { firstNotice, openStage, underPolicy, type Stage } from './fuzz/suite.ts';

/** Some that the seed chooses in the tests, all of them in the long form. */
const chosen = PLANTS.filter((_plant, index) => IS_LONG || (index + SEED) % 8 === 0);
const notices: string[] = [];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 180_000);
afterAll(async () => {
  await stage.server.close();
  if (IS_LONG) process.stdout.write(`\nFaults planted and the checks that found them:\n${notices.join('\n')}\n`);
});

describe(`a fault planted in the policy (seed ${SEED})`, () => {
  test.each(chosen)(
    '$name: is noticed',
    async ({ name, role, policy }) => {
      const planted = await underPolicy(stage, policy);

      const notice = await firstNotice(planted, role, IS_LONG ? 2_000 : 100);
      await planted.server.stop();

      notices.push(`${name} — ${notice ? `${notice.check}: ${notice.fault.split('\n')[0]?.slice(0, 120)}` : 'NOT NOTICED'}`);
      expect(notice).toBeDefined();
      // what was written through the fault is no longer what the oracle has read
      if (notice?.check === 'writes') await renew();
    },
    600_000,
  );
});

async function renew(): Promise<void> {
  await stage.server.close();
  stage = await openStage();
}
