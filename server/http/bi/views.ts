import type { GraphQLSchema } from 'graphql';
import type { RoleGrants } from '../../access/guard.ts';
import type { Policy } from '../../access/grant.ts';
import { scopeOf, scopesOf, TokenGrants } from '../../access/tokenGrants.ts';
import { grantsOf } from '../../access/tokenGuard.ts';
import type { Viewer } from '../../access/viewer.ts';
import { rootEntity, type Dataset } from '../../kit/dataset/dataset.ts';
import { reportDataset } from '../../kit/dataset/reportDataset.ts';
import { checkDatasets, datasetView, type DatasetView } from '../../kit/dataset/view.ts';
import { AppError } from '../../kit/errors.ts';
import type { Registry } from '../../kit/field/index.ts';
import type { Report } from '../../kit/report/report.ts';
import { scopeMissing } from '../missingScopes.ts';
import type { ViewerSchemas } from '../viewerSchemas.ts';

export interface ViewParts {
  readonly registry: Registry;
  readonly policy: Policy;
  /** The union of all grants. */
  readonly schema: GraphQLSchema;
  readonly schemas: ViewerSchemas;
  readonly datasets: readonly Dataset[];
  /** Each of them is a dataset too. */
  readonly reports: readonly Report[];
}

type Views = ReadonlyMap<string, DatasetView>;

/** Distinct sets of grants whose views are kept at once. */
const MAX_KEPT = 64;

/** Every dataset as each set of grants has it. */
export class DatasetViews {
  private readonly parts: ViewParts;
  private readonly datasets: readonly Dataset[];
  /** By the grants' key, the least recently used first. */
  private readonly kept = new Map<string, Views>();
  /** What those are of: another model has others. */
  private keptOf: ViewerSchemas | undefined;

  constructor(parts: ViewParts) {
    const { registry, schema, datasets, reports } = parts;
    this.parts = parts;
    this.datasets = [...datasets, ...reports.map((report) => reportDataset(registry, report))];
    checkDatasets(registry, schema, this.datasets);
  }

  /** Those that the viewer has. */
  of(viewer: Viewer): readonly DatasetView[] {
    return [...this.viewsOf(grantsOf(this.parts, viewer)).values()];
  }

  /** @throws SCOPE_MISSING where a token could have it, NOT_FOUND where nobody like the viewer can */
  find(viewer: Viewer, name: string): DatasetView {
    const view = this.viewsOf(grantsOf(this.parts, viewer)).get(name);
    if (view) return view;
    const { token } = viewer;
    const dataset = this.datasets.find((candidate) => candidate.name === name);
    if (!dataset || !token) throw new AppError('NOT_FOUND', { label: NO_DATASET });
    const whole = new TokenGrants(this.parts, { ...token.rights, scopes: scopesOf(this.parts, token.rights.role) });
    if (!this.viewsOf(whole).has(name)) throw new AppError('NOT_FOUND', { label: NO_DATASET });
    throw scopeMissing(this.scopesOf(dataset).filter((scope) => !token.rights.scopes.includes(scope)));
  }

  private scopesOf(dataset: Dataset): string[] {
    const { registry } = this.parts;
    const read = dataset.report ? dataset.report.reads.map(({ cls }) => registry.of(cls)) : [rootEntity(registry, dataset)];
    return read.map((entity) => scopeOf(entity, 'read'));
  }

  private viewsOf(grants: RoleGrants): Views {
    if (this.keptOf !== this.parts.schemas) this.kept.clear();
    this.keptOf = this.parts.schemas;
    const views = this.kept.get(grants.key) ?? this.make(grants);
    this.kept.delete(grants.key);
    if (this.kept.size >= MAX_KEPT) this.kept.delete(this.kept.keys().next().value!);
    this.kept.set(grants.key, views);
    return views;
  }

  private make(grants: RoleGrants): Views {
    const { registry, schemas } = this.parts;
    const own = schemas.of(grants);
    const views = this.datasets.map((dataset) => datasetView(registry, own, dataset)).filter((view) => view !== undefined);
    return new Map(views.map((view) => [view.dataset.name, view]));
  }
}

const NO_DATASET = { zh: '没有此数据集,或不在您的权限内', en: 'No such dataset, or it is not yours to read' };
