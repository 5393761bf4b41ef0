import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asyncProperty, check, gen } from 'fast-check';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import { issueToken, rowsOf } from '../support/tokens.ts';
import { Chance } from './fuzz/chance.ts';
import { makeQuery } from './fuzz/generate.ts';
import { runs, SEED } from './fuzz/run.ts';
import { openStage, takeSeat, type Seat, type Stage } from './fuzz/suite.ts';
import { print } from './oracle/print.ts';

const QUERIES = runs(40, 4_000);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 180_000);
afterAll(() => stage.server.close());

/** A root field that no statement answers takes the whole operation to the resolvers. */
function throughResolvers(query: string): string {
  return query.replace('{ ', '{ catalogue { business { today } } ');
}

function asText(data: unknown): string {
  const { catalogue: _catalogue, ...rest } = data as Readonly<Record<string, unknown>>;
  return JSON.stringify(rest);
}

const SPACED = /,\s+\{"\w/;

/** Where the two exits part, or undefined; how many answers came as the database's text. */
async function compareExits({ oracle, door }: Seat): Promise<{ fault: string | undefined; unparsed: number }> {
  let unparsed = 0;
  const property = asyncProperty(gen(), async (pick) => {
    const { query, variables } = print(makeQuery({ chance: new Chance(pick), rules: oracle.rules, trespasses: 0 }));
    const [text, resolved] = [await door({ query, variables }), await door({ query: throughResolvers(query), variables })];
    // the database leaves a space before the second row of a list, and graphql-js never does
    unparsed += Number(SPACED.test(text.body));
    expect(resolved.body).not.toMatch(SPACED);
    if (text.code || asText(text.data) !== asText(resolved.data))
      throw new Error(`${query}\n${JSON.stringify(variables)}\n${text.body}\n${resolved.body}`);
  });
  const { errorInstance } = await check(property, { numRuns: QUERIES, seed: SEED, endOnFailure: true });
  return { fault: errorInstance instanceof Error ? errorInstance.message : undefined, unparsed };
}

describe(`${QUERIES} random queries, seed ${SEED}`, () => {
  test.each(DEMO_USERS.map(({ username }) => username))(
    'have the same answer for %s as text and through resolvers',
    async (username) => {
      const { fault, unparsed } = await compareExits(await takeSeat(stage, username));

      expect(fault).toBeUndefined();
      expect(unparsed).toBeGreaterThan(0);
    },
    3_600_000,
  );
});

describe('one document, asked in turns', () => {
  const COUNT = '{ accounts { totalCount } visits { totalCount } needs { totalCount } settings { totalCount } }';

  async function turns(ask: readonly (() => Promise<unknown>)[]): Promise<unknown[]> {
    const answers: unknown[] = [];
    for (let turn = 0; turn < 7 * ask.length; turn += 1) answers.push(await ask[turn % ask.length]!());
    return answers;
  }

  test('gives each specialist their own rows', async () => {
    const seats = [
      await takeSeat(stage, 'specialist-li'),
      await takeSeat(stage, 'specialist-wang'),
      await takeSeat(stage, 'specialist-sun'),
    ];
    const expected = seats.map(({ oracle }) => {
      const { world } = oracle.rules;
      const seen = (noun: 'Account' | 'Visit' | 'Need' | 'Setting'): object => ({
        totalCount: world.rows(noun).filter((row) => oracle.rules.sees(noun, row)).length,
      });
      return { accounts: seen('Account'), visits: seen('Visit'), needs: seen('Need'), settings: seen('Setting') };
    });

    const answers = await turns(
      seats.map(
        ({ door }) =>
          async () =>
            (await door({ query: COUNT, variables: {} })).data,
      ),
    );

    expect(new Set(expected.map((answer) => JSON.stringify(answer))).size).toBe(seats.length);
    answers.forEach((answer, turn) => expect(answer).toEqual(expected[turn % seats.length]));
  });

  test('gives each token the rows of its own limits', async () => {
    const accounts = await rowsOf<{ id: string }>(stage.server, 'select id from account where deleted_at is null order by id limit 3');
    const tokens = await Promise.all(
      accounts.map(({ id }) =>
        issueToken(stage.server, { kind: 'BI', scopes: ['account:read'], accountIds: [id], expiresAt: '2027-06-01T00:00:00Z' }),
      ),
    );

    const answers = await turns(
      tokens.map(
        ({ client }) =>
          () =>
            client.data('{ accounts { nodes { id } } }'),
      ),
    );

    answers.forEach((answer, turn) => expect(answer).toEqual({ accounts: { nodes: [{ id: accounts[turn % 3]!.id }] } }));
  });
});
