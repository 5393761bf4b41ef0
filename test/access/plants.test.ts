import { afterAll, describe, expect, test } from '@jest/globals';
import { PLANTS } from './fuzz/plants.ts';
import { IS_LONG, SEED } from './fuzz/run.ts';
import { firstNotice, openStage } from './fuzz/suite.ts';

/** Every eighth in the tests, all of them in the long form. */
const chosen = PLANTS.filter((_plant, index) => IS_LONG || index % 8 === 3);
const notices: string[] = [];

afterAll(() => {
  if (IS_LONG) process.stdout.write(`\nFaults planted and the checks that found them:\n${notices.join('\n')}\n`);
});

describe(`a fault planted in the policy (seed ${SEED})`, () => {
  test.each(chosen)(
    '$name: is noticed',
    async ({ name, role, policy }) => {
      const stage = await openStage(policy);

      const notice = await firstNotice(stage, role, IS_LONG ? 2_000 : 100);

      notices.push(`${name} — ${notice ? `${notice.check}: ${notice.fault.split('\n')[0]?.slice(0, 120)}` : 'NOT NOTICED'}`);
      expect(notice).toBeDefined();
      await stage.server.close();
    },
    600_000,
  );
});
