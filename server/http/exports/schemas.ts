import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { AccessParts } from '../../access/guard.ts';
import { grantsOf } from '../../access/tokenGuard.ts';
import type { Viewer } from '../../access/viewer.ts';
import { viewerSchema } from '../../kit/schema/viewerSchema.ts';

interface SchemaParts extends AccessParts {
  /** The union of all grants. */
  readonly schema: GraphQLSchema;
}

/** Distinct sets of grants whose schemas are kept at once. */
const MAX_KEPT = 16;

/** The schema of each set of grants, for what is asked of lists beside GraphQL. */
export class ViewerSchemas {
  private readonly parts: SchemaParts;
  private readonly kept = new LRUCache<string, GraphQLSchema>({ max: MAX_KEPT });

  constructor(parts: SchemaParts) {
    this.parts = parts;
  }

  of(viewer: Viewer): GraphQLSchema {
    const grants = grantsOf(this.parts, viewer);
    const made = this.kept.get(grants.key) ?? viewerSchema(this.parts.schema, { registry: this.parts.registry, grants });
    this.kept.set(grants.key, made);
    return made;
  }
}
