import type { Logger } from 'pino';
import { recordExport, type Export } from './access/exports.ts';
import { databaseRole } from './access/session.ts';
import { isExtensible } from './actions/customFields.ts';
import { tokenOffers } from './access/tokenOffers.ts';
import type { Core } from './app.ts';
import type { Config } from './config.ts';
import { openSnapshot } from './database/snapshot.ts';
import type { DoorParts } from './http/bi/door.ts';
import { ExportGate } from './http/bi/exportGate.ts';
import type { FileDoorParts } from './http/files/door.ts';
import { FILES_PATH } from './http/files/routes.ts';
import { Gateway } from './http/gateway.ts';
import { ViewerSchemas } from './http/viewerSchemas.ts';
import { catalogueResolver } from './kit/catalogue/resolver.ts';
import { AppError } from './kit/errors.ts';
import { over } from './kit/over.ts';
import { buildFullSchema } from './kit/schema/build.ts';
import { translated } from './kit/store/failures.ts';
import type { Served } from './live.ts';
import type { Model } from './model.ts';

/** What is made of a model, anew for each. */
export function servedOf(config: Config, core: Core, model: Model, log: Logger): Served {
  const { verbs, reports, inquiries } = core.product;
  const schema = buildFullSchema({ registry: model.registry, verbs, reports, inquiries, extras: [catalogueResolver] });
  const schemas = new ViewerSchemas(schema, model.registry);
  return { schema, schemas, gateway: createGateway(config, { core, model, schemas, log }) };
}

/** What takes rows out works with: the model at each moment, and the same counters and gates whatever it is. */
export function doorParts({ product: { datasets, reports }, live, exports, sealer, query, now }: Core): DoorParts {
  const onExported = (made: Export): Promise<void> => recordExport(query, made).then(() => sealer.soon());
  const openSnapshots: DoorParts['openSnapshot'] = (session) => openSnapshot(exports, session);
  return over(live, { datasets, reports, query, now, onExported, openSnapshot: openSnapshots, exportGate: new ExportGate() });
}

/** What writes and reads beside GraphQL works with: likewise. */
export function writingParts({ live, store, reads }: Core) {
  const read: FileDoorParts['read'] = async (session, statement, waiting) =>
    (await reads.read<{ answer: string | null }>(session, statement, waiting).catch(refuse))[0]!.answer;
  return over(live, { store, read, wrote: (viewer: string) => reads.wrote(viewer) });
}

/** What the database failed with, in the product's words. */
export function refuse(error: unknown): never {
  throw translated(error);
}

interface GatewayOf {
  readonly core: Core;
  readonly model: Model;
  readonly schemas: ViewerSchemas;
  readonly log: Logger;
}

function createGateway(config: Config, { core, model, schemas, log }: GatewayOf): Gateway {
  const { product, store, reads, usage, now } = core;
  const { registry, policy, revision } = model;
  return new Gateway({
    registry,
    policy,
    revision,
    verbs: product.verbs,
    reports: product.reports,
    inquiries: product.inquiries,
    timed: product.timed,
    offers: { ...tokenOffers({ registry, policy }) },
    extensible: registry.entities.filter((entity) => isExtensible(policy, entity)),
    uploads: { path: FILES_PATH, maxBytes: config.files.maxBytes, maxCount: config.files.maxCount },
    schemas,
    store,
    read: async (session, statement, waiting) => {
      const isHeavy = session.role === databaseRole('BI');
      const [row] = await reads.read<{ answer: string }>(session, statement, { ...waiting, isHeavy }).catch((error: unknown) => {
        throw waiting.signal.aborted ? new AppError('UNAVAILABLE', { cause: error }) : translated(error);
      });
      return row!.answer;
    },
    wrote: (viewer) => reads.wrote(viewer),
    usage,
    now,
    isDemo: config.demo,
    logError: (error, requestId) => log.error({ err: error, requestId }, 'failed'),
  });
}
