import { asyncProperty, check, gen } from 'fast-check';
import { withClient } from '../../../server/database/database.ts';
import type { EntityName } from '../../../server/entities/index.ts';
import { print } from '../oracle/print.ts';
import { Rules } from '../oracle/rules.ts';
import { viewerOf } from '../oracle/viewers.ts';
import { Chance } from './chance.ts';
import { makeQuery } from './generate.ts';
import { SEED } from './run.ts';
import { takeSeat, type Finding, type Stage } from './suite.ts';
import { textsOf } from './unsettle.ts';

/** Who may restore nothing, so that deleted rows are invisible too. */
export const KEPT_APART = ['specialist-li', 'finance', 'guide', 'region', 'BI of some accounts', 'partner of a manager'] as const;

/** Its rows make the schema itself: who reads a field that one defines is told of it by introspection. */
const DEFINITIONS: EntityName = 'CustomField';

/** Two databases that differ in rows alone which the viewer does not see, of which one row or more must be told apart: any answer that differs is a fault. */
export async function interferenceFaults([stage, twin]: readonly [Stage, Stage], name: string, pairs: number): Promise<Finding> {
  const rules = new Rules(stage.world, viewerOf(stage.world, name));
  const rows = await rewriteUnseen(twin, rules);
  const [here, there] = [await takeSeat(stage, name), await takeSeat(twin, name)];
  const property = asyncProperty(gen(), async (pick) => {
    const document = print(makeQuery({ chance: new Chance(pick), rules, trespasses: 5 }));
    const [one, other] = await Promise.all([here.door(document), there.door(document)]);
    if (one.body !== other.body) throw new Error(`${name}: ${one.body.slice(0, 300)} but ${other.body.slice(0, 300)}\n${document.query}`);
  });
  try {
    const { errorInstance, counterexamplePath } = await check(property, { numRuns: pairs, seed: SEED, endOnFailure: true });
    const faults = errorInstance instanceof Error ? [`seed ${SEED}, path ${counterexamplePath}: ${errorInstance.message}`] : [];
    return { queries: pairs, rows, faults };
  } finally {
    // written backwards once more, they are as they were
    await rewriteUnseen(twin, rules);
  }
}

/** Gives every text of the rows that a viewer does not see another content. */
async function rewriteUnseen({ world, server }: Stage, rules: Rules): Promise<number> {
  let rewritten = 0;
  await withClient(server.databaseUrl, async (client) => {
    for (const entity of world.registry.entities.filter(({ name }) => name !== DEFINITIONS)) {
      const unseen = world.rows(entity.name).filter((row) => !rules.sees(entity.name as EntityName, row));
      const sets = textsOf(entity).map(({ column }) => `"${column}" = reverse("${column}")`);
      if (sets.length === 0 || unseen.length === 0) continue;
      await client.query(`update "${entity.table}" set ${sets.join(', ')} where id = any($1::uuid[])`, [unseen.map(({ id }) => id)]);
      rewritten += unseen.length;
    }
  });
  return rewritten;
}
