import { accessOf, additionsSql, extensionsOf, type Additions } from './actions/customFields.ts';
import { customPolicy } from './access/customPolicy.ts';
import type { Policy } from './access/grant.ts';
import { checkPolicy } from './access/guard.ts';
import { Registry, type EntityClass } from './kit/field/index.ts';
import { raw, sql, type Sql } from './kit/query/sql.ts';

/** What has been added in a database, at one moment. */
export interface CustomState {
  /** Another with every change. */
  readonly revision: string;
  readonly additions: Additions;
}

/** What one state makes of a product: all that is derived comes from this. */
export interface Model extends CustomState {
  readonly registry: Registry;
  readonly policy: Policy;
}

/** Reads the state, both parts of the same moment. */
export const STATE_SQL: Sql = sql`select (select revision::text from internal.model) as revision, (${additionsSql()}) as additions`;

/** The count alone, which tells whether the rest has changed. */
export const REVISION_SQL: Sql = raw('select revision::text as revision from internal.model');

/** @throws on definitions that do not go together: they are checked before they are kept */
export function modelOf(product: { entities: Readonly<Record<string, EntityClass>>; policy: Policy }, state: CustomState): Model {
  // a product with other nouns may serve the database
  const definitions = state.additions.definitions.filter(({ noun }) => product.policy[noun]);
  const additions = { ...state.additions, definitions };
  const registry = new Registry(Object.values(product.entities), extensionsOf(additions));
  const policy = customPolicy(product.policy, definitions.map(accessOf));
  checkPolicy({ registry, policy });
  return { revision: state.revision, additions, registry, policy };
}
