import { GraphQLID, GraphQLInt, GraphQLString, type GraphQLResolveInfo } from 'graphql';
import { Resolver } from 'type-graphql';
import type { Entity } from '../field/index.ts';
import { operationPlan, rowSql } from '../query/operation.ts';
import { changeAll } from '../store/bulk.ts';
import type { Target, Unit } from '../store/unit.ts';
import type { GatewayContext } from './context.ts';
import type { Operation } from './grants.ts';
import { member, namedClass, newObjectType, operation, type ArgSpec, type Origin, type TypeClass } from './declare.ts';
import { writableFields, type SchemaTypes } from './types.ts';

type Args = Readonly<Record<string, unknown>>;

export const ID_ARG: ArgSpec = { name: 'id', type: () => GraphQLID };
export const VERSION_ARG: ArgSpec = {
  name: 'expectedVersion',
  type: () => GraphQLInt,
  nullable: true,
  description: '版本不符则 CONFLICT | CONFLICT unless the row still has this version',
};

/** The resolver class of one noun: by id, list, create, update, delete, restore, and the bulk forms. */
export function crudResolver(types: SchemaTypes, entity: Entity, bulk: TypeClass): Function {
  const cls = namedClass(`${entity.name}Resolver`);
  Resolver()(cls);
  addQueries(cls, types, entity);
  addMutations(cls, types, entity);
  addBulk(cls, types, entity, bulk);
  return cls;
}

/** What a bulk operation did; nothing is changed while anything failed. */
export function bulkResultType(): TypeClass {
  const failure = newObjectType('BulkFailure');
  for (const name of ['code', 'message']) member(failure, name, () => GraphQLString);
  member(failure, 'id', () => GraphQLID);
  const result = newObjectType('BulkResult', '批量结果:全部成功或全部不变 | All or nothing');
  member(result, 'changed', () => GraphQLInt);
  member(result, 'failed', () => [failure]);
  return result;
}

/** Reads a root field's part out of the operation's one answer. */
export async function readRoot(context: GatewayContext, info: GraphQLResolveInfo): Promise<unknown> {
  context.answer ??= readOperation(context, info);
  const answer = (await context.answer) as Record<string, unknown>;
  return answer[info.path.key];
}

async function readOperation(context: GatewayContext, info: GraphQLResolveInfo): Promise<unknown> {
  const plan = operationPlan(context.reads, info, info.variableValues);
  return context.read(plan, info.variableValues);
}

function addQueries(cls: Function, types: SchemaTypes, entity: Entity): void {
  const origin = { entity: entity.name, operation: 'read' } as const;
  const resolve = (_: Args, context: unknown, info: unknown): unknown => readRoot(context as GatewayContext, info as GraphQLResolveInfo);
  operation('query', cls, entity.single, { type: () => entity.cls, nullable: true, args: [ID_ARG], origin, resolve });
  const connection = types.connection(entity);
  operation('query', cls, entity.plural, { type: () => connection, args: [...types.listArgs(entity), types.deletedArg], origin, resolve });
}

function addMutations(cls: Function, types: SchemaTypes, entity: Entity): void {
  const { name } = entity;
  const add = rowMutation(cls, entity);
  if (isWritable(entity, 'create'))
    add(`create${name}`, { operation: 'create' }, [inputArg(types, entity, 'create')], async (unit, args) => ({
      id: await unit.create(entity, args['input'] as Args),
    }));
  if (isWritable(entity, 'update'))
    add(`update${name}`, { operation: 'update' }, [ID_ARG, inputArg(types, entity, 'update'), VERSION_ARG], async (unit, args) => ({
      id: await unit.update(entity, targetOf(args), args['input'] as Args),
    }));
  add(`delete${name}`, { operation: 'delete' }, [ID_ARG, VERSION_ARG], async (unit, args) => ({
    id: await unit.remove(entity, targetOf(args)),
    isDeleted: true,
  }));
  add(`restore${name}`, { operation: 'delete' }, [ID_ARG, VERSION_ARG], async (unit, args) => ({
    id: await unit.restore(entity, targetOf(args)),
  }));
}

type RowWork = (unit: Unit, args: Args) => Promise<{ id: string; isDeleted?: boolean }>;

/** Adds mutations that change one row and answer with it, or with one that they make of it, read inside the same transaction. */
export function rowMutation(cls: Function, entity: Entity, on = entity) {
  return (name: string, grantedBy: Pick<Origin, 'operation' | 'verb'>, args: readonly ArgSpec[], work: RowWork): void =>
    operation('mutation', cls, name, {
      type: () => entity.cls,
      args,
      origin: { entity: on.name, ...grantedBy },
      resolve: (given, context, info) =>
        answerWithRow(context as GatewayContext, info as GraphQLResolveInfo, entity, (unit) => work(unit, given)),
    });
}

function answerWithRow(
  context: GatewayContext,
  info: GraphQLResolveInfo,
  entity: Entity,
  work: (unit: Unit) => Promise<{ id: string; isDeleted?: boolean }>,
): Promise<unknown> {
  return context.write(info.path.key, async (unit) => {
    const wanted = await work(unit);
    return unit.read(rowSql(context.reads, info, { entity, ...wanted }));
  });
}

function addBulk(cls: Function, types: SchemaTypes, entity: Entity, result: TypeClass): void {
  const where = types.where(entity);
  const rows: ArgSpec[] = [
    { name: 'ids', type: () => [GraphQLID], nullable: true },
    { name: 'where', type: () => where, nullable: true },
    {
      name: 'expectedVersions',
      type: () => [GraphQLInt],
      nullable: true,
      description: '按 ids 的顺序 | In the order of ids: a row with another version fails with CONFLICT',
    },
  ];
  const add = (
    name: string,
    operationName: Operation,
    args: ArgSpec[],
    change: (unit: Unit, target: Target, args: Args) => Promise<unknown>,
  ): void =>
    operation('mutation', cls, name, {
      type: () => result,
      args: [...rows, ...args],
      origin: { entity: entity.name, operation: operationName },
      resolve: (given, context, info) =>
        (context as GatewayContext).write((info as GraphQLResolveInfo).path.key, (unit) =>
          changeAll(unit, entity, given, (target) => change(unit, target, given)),
        ),
    });
  const plural = upperFirst(entity.plural);
  if (isWritable(entity, 'update'))
    add(`update${plural}`, 'update', [inputArg(types, entity, 'update')], (unit, target, args) =>
      unit.update(entity, target, args['input'] as Args),
    );
  add(`delete${plural}`, 'delete', [], (unit, target) => unit.remove(entity, target));
}

/** An input type without fields would be no valid schema: such a noun is written by verbs alone. */
function isWritable(entity: Entity, use: 'create' | 'update'): boolean {
  return writableFields(entity, use).length > 0;
}

function inputArg(types: SchemaTypes, entity: Entity, use: 'create' | 'update'): ArgSpec {
  const type = types.input(entity, use);
  return { name: 'input', type: () => type };
}

export function targetOf(args: Args): Target {
  return { id: String(args['id']), expectedVersion: (args['expectedVersion'] as number | undefined) ?? undefined };
}

function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
