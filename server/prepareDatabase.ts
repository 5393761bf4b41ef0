import { AUDIT_TABLES } from './access/auditTables.ts';
import type { Policy } from './access/grant.ts';
import { rowSecurity } from './access/rowSecurity.ts';
import { ACCESS_TABLES } from './access/tables.ts';
import { TOKEN_TABLES } from './access/tokenTables.ts';
import { withClient } from './database/database.ts';
import { migrate, MIGRATIONS } from './database/migrate.ts';
import { LIMIT_TABLES } from './database/sharedLimits.ts';
import { migrateQueue } from './jobs/queueTables.ts';
import type { Registry } from './kit/field/index.ts';
import { exclusives } from './kit/store/exclusives.ts';
import { linkTriggers } from './kit/store/linkTriggers.ts';
import { createOrm } from './kit/store/orm.ts';
import { fillTitleKeys } from './kit/store/titleKey.ts';
import { scopeTriggers } from './kit/store/scopeTriggers.ts';

/** Migrates as the owner, and puts in place what follows from the nouns and the policy: triggers, roles' rights, policies. */
export async function prepareDatabase(url: string, parts: { registry: Registry; policy: Policy }): Promise<void> {
  const orm = await createOrm({ url, registry: parts.registry, poolMax: 1, ...MIGRATIONS });
  await migrate(orm, derivedSql(parts));
  await orm.close();
  await withClient(url, (client) => fillTitleKeys((text, values) => client.query(text, values), parts.registry));
  await migrateQueue(url);
}

function derivedSql(parts: { registry: Registry; policy: Policy }): string {
  const { registry } = parts;
  const beside = [ACCESS_TABLES, TOKEN_TABLES, LIMIT_TABLES];
  const ofNouns = [scopeTriggers(registry), linkTriggers(registry), exclusives(registry), rowSecurity(parts)];
  return [...beside, ...ofNouns, AUDIT_TABLES].join('\n');
}
