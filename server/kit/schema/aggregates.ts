import type { GraphQLResolveInfo } from 'graphql';
import { Resolver } from 'type-graphql';
import { aggregateName } from '../query/aggregate.ts';
import { AggregateTypes } from './aggregateTypes.ts';
import type { GatewayContext } from './context.ts';
import { readRoot } from './crud.ts';
import { namedClass, operation } from './declare.ts';
import type { SchemaTypes } from './types.ts';

/** The resolver class of all aggregates at the root, `visitsAggregate(…)`; the same stand on rows, beside their lists. */
export function aggregateResolver(types: SchemaTypes): Function {
  const aggregates = new AggregateTypes(types);
  const cls = namedClass('AggregateResolver');
  Resolver()(cls);
  for (const entity of types.registry.entities) {
    const group = aggregates.group(entity);
    operation('query', cls, aggregateName(entity.plural), {
      type: () => [group],
      args: [...aggregates.args(entity), types.deletedArg],
      origin: { entity: entity.name, operation: 'read' },
      description: '分组统计,不受页大小限制 | Figures over all rows in scope, whatever the page',
      resolve: (_, context, info) => readRoot(context as GatewayContext, info as GraphQLResolveInfo),
    });
  }
  aggregates.addToRows();
  return cls;
}
