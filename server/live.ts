import { setInterval } from 'node:timers';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { additionsSql, checkDefinitions, type Additions } from './actions/customFields.ts';
import type { AccessParts } from './access/guard.ts';
import type { SystemQuery } from './access/viewer.ts';
import type { Product } from './app.ts';
import { changeTables, UPKEEP_LOCK, type TableChange } from './changeTables.ts';
import { withClient } from './database/database.ts';
import { REVISION_SETTING } from './database/modelTables.ts';
import { CustomDictionary } from './entities/customDictionary.ts';
import { CustomField } from './entities/customField.ts';
import type { Gateway } from './http/gateway.ts';
import type { ViewerSchemas } from './http/viewerSchemas.ts';
import type { Registry } from './kit/field/index.ts';
import { sql } from './kit/query/sql.ts';
import { customUpkeep } from './kit/store/customColumns.ts';
import type { Unit } from './kit/store/unit.ts';
import type { Watch } from './kit/store/watch.ts';
import { modelOf, REVISION_SQL, STATE_SQL, type CustomState, type Model } from './model.ts';

/** How long another gateway's change may stay unseen. */
const LOOK_EVERY_MS = 2000;

interface LiveParts {
  readonly product: Pick<Product, 'entities' | 'policy'>;
  readonly declared: Registry;
  /** As it was when the database was made ready. */
  readonly model: Model;
  readonly ownerUrl: string;
  readonly query: SystemQuery;
  readonly log?: Logger | undefined;
}

/** What is made of a model for those who ask. */
export interface Served {
  /** The union of all grants. */
  readonly schema: GraphQLSchema;
  readonly schemas: ViewerSchemas;
  readonly gateway: Gateway;
}

/**
 * The model as it is now, and what is made of it: each change of a custom field makes both anew and swaps them in one step, here before
 * the change is answered, in other gateways as soon as they look. What a request has begun with, it ends with.
 */
export class Live implements AccessParts {
  private readonly parts: LiveParts;
  private model: Model;
  private make: ((model: Model) => Served) | undefined;
  private made: Served | undefined;
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<void> | undefined;
  private upkeep: Promise<void>;
  /** How long the last change took to build, in milliseconds. */
  lastBuildMs = 0;

  constructor(parts: LiveParts) {
    this.parts = parts;
    this.model = parts.model;
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
    this.upkeep = this.keepUp(parts.model);
  }

  get registry(): Registry {
    return this.model.registry;
  }

  get policy(): AccessParts['policy'] {
    return this.model.policy;
  }

  get schema(): GraphQLSchema {
    return this.served.schema;
  }

  get schemas(): ViewerSchemas {
    return this.served.schemas;
  }

  /** What has been made of the present model. @throws before {@link serve} */
  get served(): Served {
    if (!this.made) throw new Error('nothing has been made of the model yet');
    return this.made;
  }

  /** Has `make` make what is served of each model, beginning with the present one. */
  serve(make: (model: Model) => Served): void {
    this.make = make;
    this.made = make(this.model);
  }

  /** Sees to the tables before a change of what has been added is committed, and to the swap after. */
  readonly watch: Watch = {
    on: [CustomField, CustomDictionary],
    settle: async (unit) => {
      const next = await this.next(unit);
      const made = this.build(next);
      unit.afterwards.push(() => {
        this.swap(next, made);
        this.upkeep = this.after(this.upkeep, next);
      });
    },
  };

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
    await this.upkeep;
  }

  /** What the definitions make as this transaction leaves them, the tables ready for it. @throws VALIDATION_FAILED, CONFLICT */
  private async next(unit: Unit): Promise<Model> {
    const { product, declared, ownerUrl } = this.parts;
    const additions = (await unit.read(additionsSql())) as Additions;
    const revision = (await unit.read(sql`select current_setting(${REVISION_SETTING}) as answer`)) as string;
    const [before] = await this.parts.query<CustomState>(STATE_SQL);
    checkDefinitions({ declared, policy: product.policy, before: before!.additions.definitions }, additions.definitions);
    const next = modelOf(product, { revision, additions });
    const change: TableChange = { from: modelOf(product, before!), to: next };
    await changeTables(ownerUrl, change);
    return next;
  }

  private build(model: Model): Served | undefined {
    const start = performance.now();
    const made = this.make?.(model);
    this.lastBuildMs = Math.round(performance.now() - start);
    return made;
  }

  /** Of two changes the later one stays, whichever comes last. */
  private swap(model: Model, made: Served | undefined): void {
    if (Number(model.revision) <= Number(this.model.revision)) return;
    this.model = model;
    this.made = made;
    const { log } = this.parts;
    log?.info(
      { revision: model.revision, buildMs: this.lastBuildMs, fields: model.additions.definitions.length },
      'custom fields have changed',
    );
  }

  /** Takes on what another gateway, or a command, has changed. */
  private look(): Promise<void> {
    this.looking ??= this.catchUp()
      .catch((err: unknown) => this.parts.log?.debug({ err }, 'custom fields could not be looked at'))
      .finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async catchUp(): Promise<void> {
    const { query, product } = this.parts;
    const [count] = await query<{ revision: string }>(REVISION_SQL);
    if (!count || Number(count.revision) <= Number(this.model.revision)) return;
    const [state] = await query<CustomState>(STATE_SQL);
    const model = modelOf(product, state!);
    this.swap(model, this.build(model));
  }

  private async after(earlier: Promise<void>, model: Model): Promise<void> {
    await earlier;
    await this.keepUp(model);
  }

  /** Indexes and checks of rows, which may take long: nobody waits for them, and the next start makes up for what fails. */
  private async keepUp(model: Model): Promise<void> {
    const work = customUpkeep(model.registry);
    if (!work.length) return;
    const { ownerUrl, log } = this.parts;
    await withClient(ownerUrl, async (client) => {
      await client.query(`set statement_timeout = 0; set lock_timeout = '5s'`);
      // two that build one index would be in each other's way
      const { rows: turn } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [UPKEEP_LOCK]);
      if (!turn[0]!.free) return;
      for (const { question, statements } of work) {
        const { rows } = await client.query(question);
        if (rows.length) for (const statement of statements) await client.query(statement);
      }
    }).catch((err: unknown) => log?.warn({ err }, 'indexes of custom fields are not up to date'));
  }
}
