import {
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import type { Entity, Registry } from '../field/index.ts';
import type { Report } from '../report/report.ts';
import { reportSql } from '../report/reportSql.ts';
import { aggregateName, aggregateSql } from './aggregate.ts';
import { Compilation } from './compilation.ts';
import { connectionText } from './connection.ts';
import { mapped } from './deferred.ts';
import type { SharedGuard } from './guard.ts';
import { objectText, oneRow } from './object.ts';
import { Plan } from './plan.ts';
import { placesOf } from './places.ts';
import { selectedFields, type Selected } from './selection.ts';
import { raw, sql, type Sql } from './sql.ts';
import { idOperand } from './where.ts';

/** The viewer's side of a compilation. */
export interface ReadScope {
  readonly registry: Registry;
  readonly guard: SharedGuard;
  readonly reports: readonly Report[];
  readonly maxFirst: number;
}

/** An operation of a schema that it has been validated against. */
export interface ValidOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/**
 * One statement whose `answer` is the JSON text of every row and list, by response key, that a query operation asks of the
 * database; for each request whose coerced variables have the same shape and take the same decisions.
 */
export function operationPlan(scope: ReadScope, valid: ValidOperation, coerced: Readonly<Record<string, unknown>>): Plan {
  const { registry, guard, maxFirst } = scope;
  const { variables } = placesOf(valid, coerced);
  const compilation = new Compilation({ registry, guard, maxFirst, fragments: valid.fragments, variables }, coerced);
  const query = valid.schema.getQueryType()!;
  const fields = selectedFields(compilation, query, [asField(valid.operation.selectionSet)]).filter(({ name }) => isCompiled(scope, name));
  const text = objectText(fields, (field) => rootSql(compilation, scope.reports, field));
  return new Plan(sql`select ${text} as answer`, compilation.decisions);
}

/** Whether the statement answers every root field of a query, so that nothing is left to resolvers. */
export function isWhollyCompiled(roots: Roots, { operation, fragments }: Omit<ValidOperation, 'schema'>): boolean {
  const isCovered = ({ selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      if (selection.kind === Kind.FIELD) return isCompiled(roots, selection.name.value);
      const spread = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
      return spread !== undefined && isCovered(spread.selectionSet);
    });
  return operation.operation === OperationTypeNode.QUERY && isCovered(operation.selectionSet);
}

/** The row that a mutation answers with. */
export interface RowWanted {
  readonly entity: Entity;
  readonly id: string;
  readonly isDeleted?: boolean;
}

/** One statement whose `answer` is that row with the selection of the field being resolved, or null. */
export function rowSql(scope: ReadScope, info: GraphQLResolveInfo, { entity, id, isDeleted }: RowWanted): Sql {
  const { registry, guard, maxFirst } = scope;
  const compilation = new Compilation({ registry, guard, maxFirst, fragments: info.fragments, variables: info.variableValues });
  const type = info.schema.getType(entity.name) as GraphQLObjectType;
  const selected = { key: '', name: '', args: {}, nodes: info.fieldNodes, type };
  return sql`select ${oneRow(compilation, { entity, selected, isDeleted: isDeleted ?? false }, (alias) => sql`${raw(alias)}.id = ${id}::uuid`)} as answer`;
}

/** What the fields of Query are declared by. */
type Roots = Pick<ReadScope, 'registry' | 'reports'>;

function isCompiled({ registry, reports }: Roots, name: string): boolean {
  return name === '__typename' || rootOf(registry, name) !== undefined || reports.some((report) => report.name === name);
}

function rootSql(compilation: Compilation, reports: readonly Report[], selected: Selected): Sql {
  const report = reports.find(({ name }) => name === selected.name);
  if (report) return reportSql(compilation, report, selected);
  const { entity, kind } = rootOf(compilation.registry, selected.name)!;
  if (kind === 'list') return connectionText(compilation, entity, selected);
  if (kind === 'aggregate') return aggregateSql(compilation, entity, selected);
  const id = mapped(selected.args['id'], idOperand);
  return oneRow(compilation, { entity, selected }, (alias) => sql`${raw(alias)}.id = ${id}::uuid`);
}

interface Root {
  readonly entity: Entity;
  readonly kind: 'row' | 'list' | 'aggregate';
}

function rootOf(registry: Registry, name: string): Root | undefined {
  for (const entity of registry.entities) {
    if (entity.single === name) return { entity, kind: 'row' };
    if (entity.plural === name) return { entity, kind: 'list' };
    if (aggregateName(entity.plural) === name) return { entity, kind: 'aggregate' };
  }
  return undefined;
}

/** An operation's selections, as if they stood under one field. */
function asField(selectionSet: SelectionSetNode): FieldNode {
  return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '' }, selectionSet };
}
