import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { RoleGrants } from '../access/guard.ts';
import type { Registry } from '../kit/field/index.ts';
import { viewerSchema } from '../kit/schema/viewerSchema.ts';

/** Distinct sets of grants whose schemas are kept at once. */
export const MAX_SCHEMAS = 64;

/** The schema of each set of grants, made once for all doors. */
export class ViewerSchemas {
  private readonly full: GraphQLSchema;
  private readonly registry: Registry;
  private readonly kept = new LRUCache<string, GraphQLSchema>({ max: MAX_SCHEMAS });

  /** `full` is the union of all grants. */
  constructor(full: GraphQLSchema, registry: Registry) {
    this.full = full;
    this.registry = registry;
  }

  of(grants: RoleGrants): GraphQLSchema {
    const made = this.kept.get(grants.key) ?? viewerSchema(this.full, { registry: this.registry, grants });
    this.kept.set(grants.key, made);
    return made;
  }
}
