import type { Client } from 'pg';
import { AUDIT_TABLES } from './access/auditTables.ts';
import { UPLOAD_TABLES } from './access/uploadTables.ts';
import type { AccessParts } from './access/guard.ts';
import { rowSecurity } from './access/rowSecurity.ts';
import { ACCESS_TABLES } from './access/tables.ts';
import { TOKEN_TABLES } from './access/tokenTables.ts';
import { withClient } from './database/database.ts';
import { migrate, MIGRATIONS } from './database/migrate.ts';
import { MODEL_TABLES } from './database/modelTables.ts';
import { LIMIT_TABLES } from './database/sharedLimits.ts';
import { migrateQueue } from './jobs/queueTables.ts';
import type { Registry } from './kit/field/index.ts';
import { customColumns } from './kit/store/customColumns.ts';
import { exclusives } from './kit/store/exclusives.ts';
import { linkTriggers } from './kit/store/linkTriggers.ts';
import { mergeTriggers } from './kit/store/mergeSql.ts';
import { createOrm } from './kit/store/orm.ts';
import { fillTitleKeys } from './kit/store/titleKey.ts';
import { scopeTriggers } from './kit/store/scopeTriggers.ts';

interface Preparation<M extends AccessParts> {
  /** The nouns as they are declared: what migrations make. */
  readonly declared: Registry;
  /** The product with the custom fields that the migrated database tells of. */
  readonly modelIn: (client: Client) => Promise<M>;
}

/**
 * Migrates as the owner, makes the columns of custom fields, and puts in place what follows from the nouns and the policy: triggers, roles'
 * rights, policies. Answers the model that it has found.
 */
export async function prepareDatabase<M extends AccessParts>(url: string, { declared, modelIn }: Preparation<M>): Promise<M> {
  const orm = await createOrm({ url, registry: declared, poolMax: 1, ...MIGRATIONS });
  let model: M | undefined;
  await migrate(orm, async (client) => {
    await client.query(MODEL_TABLES);
    model = await modelIn(client);
    for (const statement of customColumns(model.registry)) await client.query(statement);
    return derivedSql(model);
  });
  await orm.close();
  await withClient(url, (client) => fillTitleKeys((text, values) => client.query(text, values), declared));
  await migrateQueue(url);
  return model!;
}

/** All that follows from the nouns and the policy. */
export function derivedSql(parts: AccessParts): string {
  const { registry } = parts;
  const beside = [ACCESS_TABLES, TOKEN_TABLES, LIMIT_TABLES];
  const ofNouns = [scopeTriggers(registry), linkTriggers(registry), mergeTriggers(registry), exclusives(registry), rowSecurity(parts)];
  return [...beside, ...ofNouns, AUDIT_TABLES, UPLOAD_TABLES].join('\n');
}
