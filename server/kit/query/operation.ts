import {
  Kind,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type OperationDefinitionNode,
  type SelectionNode,
  type FieldNode,
} from 'graphql';
import type { Entity, Registry } from '../field/index.ts';
import { Compilation } from './compilation.ts';
import { connectionSql } from './connection.ts';
import type { Guard } from './guard.ts';
import { columnList, oneRow } from './object.ts';
import { selectedFields, type Selected } from './selection.ts';
import { raw, sql, type Sql } from './sql.ts';
import { idOperand } from './where.ts';

/** The viewer's side of a compilation. */
export interface ReadScope {
  readonly registry: Registry;
  readonly guard: Guard;
  readonly maxFirst: number;
}

/** One statement whose `answer` holds, by response key, every row and list that a query operation asks of the database. */
export function operationSql(scope: ReadScope, info: GraphQLResolveInfo): Sql {
  const compilation = compilationOf(scope, info);
  const query = info.schema.getQueryType()!;
  const fields = selectedFields(compilation, query, [asField(info.operation)]).filter((field) => rootOf(scope.registry, field.name));
  const columns = columnList(fields, (field) => rootSql(compilation, field));
  return sql`select row_to_json(q) as answer from (select ${columns}) q`;
}

/** The row that a mutation answers with. */
export interface RowWanted {
  readonly entity: Entity;
  readonly id: string;
  readonly isDeleted?: boolean;
}

/** One statement whose `answer` is that row with the selection of the field being resolved, or null. */
export function rowSql(scope: ReadScope, info: GraphQLResolveInfo, { entity, id, isDeleted }: RowWanted): Sql {
  const compilation = compilationOf(scope, info);
  const type = info.schema.getType(entity.name) as GraphQLObjectType;
  const selected = { key: '', name: '', args: {}, nodes: info.fieldNodes, type };
  return sql`select ${oneRow(compilation, { entity, selected, isDeleted: isDeleted ?? false }, (alias) => sql`${raw(alias)}.id = ${id}::uuid`)} as answer`;
}

function compilationOf({ registry, guard, maxFirst }: ReadScope, info: GraphQLResolveInfo): Compilation {
  return new Compilation({ registry, guard, maxFirst, fragments: info.fragments, variables: info.variableValues });
}

function rootSql(compilation: Compilation, selected: Selected): Sql {
  const { entity, isList } = rootOf(compilation.registry, selected.name)!;
  if (isList) return connectionSql(compilation, entity, selected);
  const id = idOperand(selected.args['id']);
  return oneRow(compilation, { entity, selected }, (alias) => sql`${raw(alias)}.id = ${id}::uuid`);
}

function rootOf(registry: Registry, name: string): { entity: Entity; isList: boolean } | undefined {
  const entity = registry.entities.find(({ single, plural }) => single === name || plural === name);
  return entity && { entity, isList: entity.plural === name };
}

/** An operation's selections, as if they stood under one field. */
function asField(operation: OperationDefinitionNode): FieldNode {
  const selections: readonly SelectionNode[] = operation.selectionSet.selections;
  return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '' }, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}
