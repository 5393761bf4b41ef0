import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildClientSchema, buildSchema, getIntrospectionQuery, validateSchema, type IntrospectionQuery } from 'graphql';
import { verbs } from '../../server/actions/index.ts';
import { policy } from '../../server/access/policy.ts';
import { ROLES } from '../../server/access/roles.ts';
import { schemaFiles } from '../../server/cli/schema.ts';
import { startServer, type TestServer } from '../support/server.ts';

const files = schemaFiles();

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

test('the full schema and each role’s are what the declarations and the policy make', () => {
  expect(files.size).toBe(1 + ROLES.length);
  for (const [file, text] of files) expect({ [file]: readFileSync(file, 'utf8') === text }).toEqual({ [file]: true });
});

test('they are valid, which the gateway takes for granted', () => {
  for (const [file, text] of files) expect({ [file]: validateSchema(buildSchema(text)) }).toEqual({ [file]: [] });
});

test('every verb is granted to somebody, and every granted verb exists', () => {
  const granted = Object.values(policy).flatMap((row) =>
    ROLES.flatMap((role) => (row as Record<string, { verbs?: string[] }>)[role]?.verbs ?? []),
  );

  expect([...new Set(granted)].toSorted()).toEqual(verbs.map(({ name }) => name).toSorted());
});

describe('introspection', () => {
  const USERS = { admin: 'deleteUser', 'manager-east': 'reassignAccount', 'specialist-li': 'recordVisit', office: 'createTourRequest' };

  test.each(Object.entries(USERS))('%s finds %s among the mutations', async (username, mutation) => {
    const viewer = await server.as(username);
    const data = await viewer.data<{ __schema: { mutationType: { fields: { name: string }[] } } }>(
      '{ __schema { mutationType { fields { name } } } }',
    );

    expect(data.__schema.mutationType.fields.map(({ name }) => name)).toContain(mutation);
  });

  test('an auditor has no mutations at all', async () => {
    const auditor = await server.as('auditor');

    const data = await auditor.data<{ __schema: { mutationType: null } }>('{ __schema { mutationType { name } } }');

    expect(data.__schema.mutationType).toBeNull();
  });

  test('a guide does not know that accounts exist', async () => {
    const guide = await server.as('guide');

    const data = await guide.data<{ __type: null }>('{ __type(name: "Account") { name } }');

    expect(data.__type).toBeNull();
  });

  test('each role is answered by its own schema, the second time too', async () => {
    const nouns = async (username: string): Promise<number> => {
      const viewer = await server.as(username);
      const answers = [await viewer.ask(getIntrospectionQuery()), await viewer.ask(getIntrospectionQuery())];
      expect(answers[1]!.text).toBe(answers[0]!.text);
      return Object.keys(buildClientSchema(answers[0]!.data as unknown as IntrospectionQuery).getTypeMap()).length;
    };

    const [office, guide] = [await nouns('office'), await nouns('guide')];

    expect(office).toBeGreaterThan(guide);
    expect(await nouns('office')).toBe(office);
  });

  test.each([
    ['a field that there is not', '{ __schema { secrets } }', 400],
    ['another operation', 'query A { __schema { queryType { name } } } query B { accounts { totalCount } }', 400],
    ['nothing that is there beside it', '{ __schema { queryType { name } } nothing }', 400],
  ])('is not answered by rote where it names %s', async (_name, query, status) => {
    const admin = await server.as('admin');

    const answer = await admin.ask(query);

    expect(answer.status).toBe(status);
    expect(answer.errors).toHaveLength(1);
  });
});
