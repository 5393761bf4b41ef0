import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unitId } from '../../server/demo/organisation.ts';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { codeOf } from '../support/verbs.ts';

const CREATE = 'mutation($input: SavedViewCreateInput!) { createSavedView(input: $input) { id owner { name } } }';
const RENAME = 'mutation($id: ID!) { updateSavedView(id: $id, input: { name: "改名" }) { id name } }';
const REMOVE = 'mutation($id: ID!) { deleteSavedView(id: $id) { id } }';

let server: TestServer;
const people = new Map<string, Client>();

beforeAll(async () => {
  server = await startServer();
  const names = ['admin', 'region', 'manager-east', 'specialist-li', 'specialist-zhao', 'specialist-chen', 'auditor'];
  for (const name of names) people.set(name, await server.as(name));
});
afterAll(() => server.close());

function view(more: object = {}): { input: object } {
  return { input: { name: `视图${Math.random()}`, resource: 'visits', state: { filter: { status: { in: ['DONE'] } } }, ...more } };
}

async function kept(who: string, more: object = {}): Promise<string> {
  const { createSavedView } = await people.get(who)!.data<{ createSavedView: { id: string } }>(CREATE, view(more));
  return createSavedView.id;
}

async function sees(who: string, id: string): Promise<boolean> {
  const { savedView } = await people
    .get(who)!
    .data<{ savedView: { id: string } | null }>('query($id: ID!) { savedView(id: $id) { id } }', { id });
  return savedView !== null;
}

describe('a view of a list', () => {
  test('is its owner’s alone, and the administrator’s to tidy up', async () => {
    const id = await kept('specialist-li');

    const seen = await Promise.all(
      ['specialist-li', 'specialist-zhao', 'manager-east', 'region', 'auditor', 'admin'].map((who) => sees(who, id)),
    );
    expect(seen).toEqual([true, false, false, false, false, true]);
    expect(codeOf(await people.get('manager-east')!.ask(REMOVE, { id }))).toBe('NOT_FOUND');
    expect(await people.get('admin')!.data(REMOVE, { id })).toMatchObject({ deleteSavedView: { id } });
  });

  test('that is shared with a department is seen in its branches and by those above, and in no other', async () => {
    const id = await kept('manager-east', { sharedUnitId: unitId('east') });

    const seen = await Promise.all(
      ['specialist-li', 'specialist-zhao', 'region', 'specialist-chen', 'auditor'].map((who) => sees(who, id)),
    );
    expect(seen).toEqual([true, true, true, false, true]);
    expect(codeOf(await people.get('specialist-li')!.ask(RENAME, { id }))).toBe('FORBIDDEN');
    expect(codeOf(await people.get('specialist-li')!.ask(REMOVE, { id }))).toBe('FORBIDDEN');
  });

  test('that is shared with a role is seen by whoever acts in it', async () => {
    const id = await kept('manager-east', { sharedRole: 'SPECIALIST' });

    const seen = await Promise.all(['specialist-li', 'specialist-chen', 'region', 'auditor'].map((who) => sees(who, id)));
    expect(seen).toEqual([true, true, false, false]);
  });

  test('is shared by those who lead, with units of their own', async () => {
    const bySpecialist = await people.get('specialist-li')!.ask(CREATE, view({ sharedRole: 'SPECIALIST' }));
    const elsewhere = await people.get('manager-east')!.ask(CREATE, view({ sharedUnitId: unitId('south') }));
    const twice = await people.get('manager-east')!.ask(CREATE, view({ sharedUnitId: unitId('east'), sharedRole: 'MANAGER' }));
    const byAuditor = await people.get('auditor')!.ask(CREATE, view());

    expect(codeOf(bySpecialist)).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(codeOf(elsewhere)).toBe('FORBIDDEN');
    expect(twice.errors?.[0]?.extensions.fieldErrors?.map(({ path }) => path)).toEqual(['sharedUnitId']);
    expect(codeOf(byAuditor)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('opens by itself for one list of one owner once, under a name of its own', async () => {
    await kept('specialist-chen', { isDefault: true, name: '甲' });
    const second = await people.get('specialist-chen')!.ask(CREATE, view({ isDefault: true }));
    const sameName = await people.get('specialist-chen')!.ask(CREATE, view({ name: '甲' }));
    const noState = await people.get('specialist-chen')!.ask(CREATE, view({ state: ['x'] }));

    expect([codeOf(second), codeOf(sameName), codeOf(noState)]).toEqual(['VALIDATION_FAILED', 'VALIDATION_FAILED', 'VALIDATION_FAILED']);
    expect(await kept('specialist-chen', { isDefault: true, resource: 'accounts' })).toEqual(expect.any(String));
  });
});
