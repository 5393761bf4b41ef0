import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { firstNoticeOf } from './fuzz/codePlanted.ts';
import { CODE_PLANTS, planted, type CodePlant, type Hiding } from './fuzz/codePlants.ts';
import { IS_LONG, SEED } from './fuzz/run.ts';
import { closedStage, type Stage } from './fuzz/suite.ts';

/** Some that the seed chooses in the tests, all of them in the long form. */
const chosen = CODE_PLANTS.filter((_plant, index) => IS_LONG || (index + SEED) % 14 === 0);
const notices: string[] = [];

/** What shows that the checks find nothing where nothing is. */
const unharmed = (off: Hiding, viewer: string): CodePlant => ({ name: 'nothing', module: 'main', edits: [], viewer, off });

test.each(CODE_PLANTS)('$module: $name: has its place in the code of today', (plant) => {
  const source = readFileSync(new URL(`../../server/${plant.module}.js`, import.meta.url), 'utf8');

  expect(planted(source, plant)).not.toBe(source);
});

let model: Stage;
beforeAll(async () => {
  model = await closedStage();
}, 180_000);
afterAll(async () => {
  await model?.server.database.drop();
  if (IS_LONG) process.stdout.write(`\nFaults planted in the code and the checks that found them:\n${notices.join('\n')}\n`);
});

describe(`a fault planted in the code (seed ${SEED})`, () => {
  test.each(chosen)(
    '$module: $name: is noticed',
    async (plant) => {
      const notice = await firstNoticeOf(model, plant, IS_LONG ? 2_000 : 150);

      notices.push(`${plant.name} — ${notice ? `${notice.check}: ${notice.fault.split('\n')[0]?.slice(0, 120)}` : 'NOT NOTICED'}`);
      expect(notice).toBeDefined();
    },
    600_000,
  );
});

describe('without a fault', () => {
  test.each(
    IS_LONG
      ? [unharmed('database', 'manager-east'), unharmed('database', 'BI of a manager'), unharmed('application', 'specialist-li')]
      : [unharmed('database', 'manager-east')],
  )(
    'nothing is noticed before $viewer, though the layer of the $off is off',
    async (plant) => {
      expect(await firstNoticeOf(model, plant, IS_LONG ? 500 : 40)).toBeUndefined();
    },
    600_000,
  );
});
