import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

interface CatalogueEntity {
  readonly name: string;
  readonly plural: string;
  readonly list: readonly string[];
  readonly filters: readonly string[];
  readonly title: string;
  readonly fields: readonly { readonly name: string; readonly kind: string; readonly sortable: boolean }[];
}

const CATALOGUE = '{ catalogue { entities { name plural list filters title fields { name kind sortable } } } }';

/** Everything that a viewer may read of a noun, one level down its relations. */
function everythingOf({ plural, fields }: CatalogueEntity): string {
  const selections = fields.map(({ name, kind }) => {
    if (kind === 'BELONGS_TO') return `${name} { id }`;
    return kind === 'HAS_MANY' || kind === 'LINKS' ? `${name}(first: 2) { totalCount nodes { id } }` : name;
  });
  const orders = fields.filter(({ kind, sortable }) => sortable && kind !== 'BELONGS_TO').map(({ name }) => `{ ${name}: DESC }`);
  return `${plural}(first: 2, orderBy: [${orders.join(', ')}]) { totalCount nodes { ${selections.join(' ')} } }`;
}

describe.each(DEMO_USERS.map(({ username }) => username))('%s', (username) => {
  test('can read, sort by and open every field that the catalogue offers', async () => {
    const viewer = await server.as(username);
    const { catalogue } = await viewer.data<{ catalogue: { entities: CatalogueEntity[] } }>(CATALOGUE);

    for (const entity of catalogue.entities) {
      const { errors } = await viewer.ask(`{ ${everythingOf(entity)} }`);
      expect({ [entity.name]: errors?.map(({ message }) => message) ?? [] }).toEqual({ [entity.name]: [] });
    }
  });

  test('is offered no screen that names a field they lack', async () => {
    const viewer = await server.as(username);
    const { catalogue } = await viewer.data<{ catalogue: { entities: CatalogueEntity[] } }>(CATALOGUE);

    for (const { fields, list, filters } of catalogue.entities) {
      const names = fields.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining([...list, ...filters]));
    }
  });
});
