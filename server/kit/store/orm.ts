import { EntitySchema, MikroORM, type EntitySchemaProperty } from '@mikro-orm/core';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { columnOf, type Entity, type Registry, type Unique } from '../field/index.ts';
import { checksOf } from './checks.ts';
import { propertyOf, scopeProperties, titleKeyProperty } from './columns.ts';
import { leadsPageIndex, pageIndexes } from './indexes.ts';

export interface OrmOptions {
  readonly url: string;
  readonly registry: Registry;
  readonly poolMax?: number;
  readonly onPoolCreated?: (pool: Pool) => void;
  /** Options of the native driver's connections. */
  readonly connections?: Readonly<Record<string, unknown>>;
  /** Folder of the compiled migrations. */
  readonly migrations?: string;
  readonly extensions?: readonly (new (...args: never[]) => unknown)[];
}

/** The ORM over the registry's nouns, their tables described and nothing read yet. */
export function createOrm({
  url,
  registry,
  poolMax = 8,
  onPoolCreated,
  connections = {},
  migrations,
  extensions = [],
}: OrmOptions): Promise<MikroORM> {
  return MikroORM.init({
    driver: PostgreSqlDriver,
    clientUrl: url,
    entities: registry.entities.map((entity) => schemaOf(registry, entity)),
    // the sub-classes of the ORM's own option types are internal to it
    extensions: extensions as never[],
    pool: { min: 0, max: poolMax },
    // the ORM reads no more of an address than where and who; a migration may take its time
    driverOptions: {
      onPoolCreated,
      ...connections,
      ...(!migrations && { options: new URL(url).searchParams.get('options') ?? undefined }),
    },
    discovery: { warnWhenNoEntities: false, checkDuplicateTableNames: true },
    forceUtcTimezone: true,
    // functions, triggers and hand-written indexes are the migrations' own: a diff must not drop them
    schemaGenerator: { ignoreRoutines: true, ignoreTriggers: true, ignoreSchema: ['internal', 'serial'] },
    validateRequired: false,
    ...(migrations && { migrations: { path: migrations, snapshot: false, transactional: true, allOrNothing: true, silent: true } }),
  });
}

function schemaOf(registry: Registry, entity: Entity): EntitySchema {
  const properties: Record<string, EntitySchemaProperty<object, object>> = { ...scopeProperties(entity), ...titleKeyProperty(entity) };
  for (const field of entity.fields.values()) {
    const property = propertyOf(registry, entity, field);
    if (property) properties[field.name] = property;
  }
  for (const property of Object.values(properties)) if (leadsPageIndex(entity, property.fieldName!)) property.index = false;
  return new EntitySchema({
    class: entity.cls as new () => object,
    tableName: entity.table,
    comment: `${entity.label.zh} ${entity.label.en}`,
    properties: properties as never,
    checks: checksOf(entity) as never,
    uniques: uniquesOf(entity) as never,
    indexes: pageIndexes(entity) as never,
  });
}

/** Unique among rows that are not deleted: who deletes a row may enter it anew. */
function uniquesOf(entity: Entity): object[] {
  return entity.uniques.map((unique) => ({
    name: uniqueName(entity, unique),
    properties: unique.fields,
    where: unique.where ? `${unique.where} and deleted_at is null` : 'deleted_at is null',
  }));
}

/** The name of a unique index; the write path finds the fields of a conflict by it. */
export function uniqueName(entity: Entity, { fields, where }: Unique): string {
  const columns = fields.map((name) => columnOf(entity.fields.get(name)!)).join('_');
  return `${entity.table}_${columns}_${where ? 'some' : ''}unique`.slice(0, 63);
}
