import { array, constantFrom, jsonValue, oneof, string, type Arbitrary } from 'fast-check';
import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { inputName, type Entity, type Field, type Registry } from '../../server/kit/field/index.ts';

/** JSON that stands in a body as it is written: what JSON.stringify would never write. */
export class Raw {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}

const TEXTS = [
  '',
  ' ',
  'x\u0000y',
  '\ud800',
  'x\udc00y',
  '\u202e\u200b\ufeff',
  '👩‍👩‍👧‍👦'.repeat(40),
  'x'.repeat(10_000),
  '钢'.repeat(60_000),
  "'; drop table account; --",
  '%_\\',
  '${7*7}{{7*7}}',
  '__proto__',
  'constructor',
  'null',
  'true',
  '-1',
  '１２３',
  '2147483648',
  '9'.repeat(40),
  `0.${'1'.repeat(40)}`,
  '1e309',
  '-0',
  'NaN',
  'infinity',
  '-infinity',
  'epoch',
  'now()',
  '2026-02-30',
  '0000-00-00',
  '0001-01-01',
  '9999-12-31',
  '10000-01-01',
  '2026-13',
  '2026-11-23T25:61:61Z',
  '2026-11-23T10:00:00+99:99',
  '294277-01-01T00:00:00Z',
  '2026-11-23T10:00:00.123456789+14:00',
  '00000000-0000-0000-0000-000000000000',
  '01900000-0000-7000-8000-00000000000g',
  'ASC',
  '{}',
];

const NUMBERS = [0, -1, 1.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e21, 1e308, 5e-324, -0];

const RAW = [
  '1e309',
  '-1e309',
  '1e-400',
  '"\\ud83d"',
  '{"a":1,"a":2}',
  `[${'[],'.repeat(20)}[]]`,
  '9'.repeat(400),
  '{"__proto__":{"x":1}}',
];

const WHOLE: readonly unknown[] = [
  null,
  true,
  false,
  [],
  {},
  [null],
  [[1]],
  [{}],
  { constructor: 1 },
  { toString: null },
  { eq: null },
  { in: [] },
  { length: 3 },
];

/** A value that fits nowhere, or nearly fits. */
export const badValue: Arbitrary<unknown> = oneof(
  { weight: 6, arbitrary: constantFrom<unknown>(...TEXTS) },
  { weight: 2, arbitrary: constantFrom<unknown>(...NUMBERS) },
  { weight: 2, arbitrary: constantFrom<unknown>(...RAW.map((json) => new Raw(json))) },
  { weight: 2, arbitrary: constantFrom<unknown>(...WHOLE) },
  { weight: 1, arbitrary: string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: array(constantFrom<unknown>(...TEXTS.slice(0, 6), ...NUMBERS), { maxLength: 40 }) },
);

/** One place of an operation where a bad value can stand. */
export interface Target {
  readonly operation: 'query' | 'mutation';
  readonly field: GraphQLField<unknown, unknown>;
  /** The argument, and the way down into it. */
  readonly path: readonly string[];
}

/** Every argument of every operation; of inputs each field, of conditions each field with each operator. */
export function targetsOf(schema: GraphQLSchema): Target[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const;
  return roots.flatMap(([operation, type]) =>
    Object.values(type?.getFields() ?? {}).flatMap((field) =>
      field.args.flatMap((arg) => pathsOf(arg, operation === 'query').map((path) => ({ operation, field, path }))),
    ),
  );
}

function pathsOf(arg: GraphQLArgument, isQuery: boolean): string[][] {
  const type = getNamedType(arg.type);
  const whole = [arg.name];
  if (!isInputObjectType(type)) return [whole];
  // a condition that a bulk operation cannot read could be met by everything there is
  if (arg.name === 'where' && !isQuery) return [whole];
  const fields = Object.values(type.getFields());
  const deeper = fields.flatMap((field) => {
    const inner = getNamedType(field.type);
    const operators = isQuery && isInputObjectType(inner) ? Object.keys(inner.getFields()) : [];
    return [[arg.name, field.name]].concat(operators.map((operator) => [arg.name, field.name, operator]));
  });
  return [whole, ...deeper];
}

/** Arguments of an operation as they would be right, for one of them to be made wrong. */
export class RightInput {
  private readonly registry: Registry;
  private readonly ids: ReadonlyMap<string, string>;

  /** `ids`: the id of a row of each noun. */
  constructor(registry: Registry, ids: ReadonlyMap<string, string>) {
    this.registry = registry;
    this.ids = ids;
  }

  of({ field }: Target): Record<string, unknown> {
    const entries = field.args.flatMap((arg): [string, unknown][] => {
      const type = getNamedType(arg.type);
      if (arg.name === 'id') return [['id', this.idFor(field)]];
      if (arg.name === 'ids') return [['ids', [this.idOfMany(field)]]];
      if (!isInputObjectType(type) || arg.name === 'where' || arg.name === 'orderBy') return [];
      return [[arg.name, this.inputOf(type.name)]];
    });
    return Object.fromEntries(entries);
  }

  /** Nothing of value is deleted by the way. */
  private idFor({ name, type }: GraphQLField<unknown, unknown>): string {
    return /^(delete|restore|revoke|rotate)/.test(name) ? 'nothing' : (this.ids.get(getNamedType(type).name) ?? 'nothing');
  }

  private idOfMany({ name }: GraphQLField<unknown, unknown>): string {
    const entity = this.registry.entities.find(({ plural }) => name.toLowerCase() === `update${plural.toLowerCase()}`);
    return (entity && this.ids.get(entity.name)) ?? 'nothing';
  }

  private inputOf(typeName: string): Record<string, unknown> {
    const [, noun] = /^(\w+)CreateInput$/.exec(typeName) ?? [];
    const entity = noun ? this.registry.find(noun) : undefined;
    return entity ? this.rowOf(entity) : {};
  }

  private rowOf(entity: Entity): Record<string, unknown> {
    const written = [...entity.fields.values()].filter(({ write, required }) => write !== 'never' && required);
    return Object.fromEntries(written.map((field) => [inputName(field), this.valueOf(field)]));
  }

  private valueOf(field: Field): unknown {
    switch (field.kind) {
      case 'BELONGS_TO':
        return this.ids.get(this.registry.target(field).name);
      case 'CHOICE':
        return field.choices.members[0]!.value;
      case 'CHOICES':
        return [field.choices.members[0]!.value];
      case 'LINKS':
      case 'TAGS':
        return [];
      case 'NUMBER':
        return field.min;
      case 'FLAG':
        return false;
      case 'DECIMAL':
      case 'MONEY':
      case 'PERCENT':
        return '0';
      case 'DATE':
        return '2026-11-23';
      case 'DATE_TIME':
        return '2026-11-23T01:00:00Z';
      case 'PERIOD':
        return '2026-11';
      default:
        return 'right';
    }
  }
}

/** The body of a request whose arguments are right but at the target, by variables. */
export function bodyOf({ operation, field, path }: Target, right: Readonly<Record<string, unknown>>, bad: unknown): string {
  const args = placed(right, path, bad);
  const used = field.args.filter(({ name }) => name in args);
  const declared = used.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = used.map(({ name }) => `${name}: $${name}`).join(', ');
  const query = `${operation}(${declared}) { ${field.name}(${given})${selectionOf(field)} }`;
  return jsonOf({ query, variables: args });
}

function placed(value: unknown, [key, ...rest]: readonly string[], bad: unknown): Record<string, unknown> {
  const object = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return { ...object, [key!]: rest.length ? placed(object[key!], rest, bad) : bad };
}

function selectionOf({ type }: GraphQLField<unknown, unknown>): string {
  const fields = Object.keys((getNamedType(type) as { getFields?: () => object }).getFields?.() ?? {});
  if (isListType(getNullableType(type))) return '{ __typename }';
  const wanted = ['id', 'totalCount', 'changed'].filter((name) => fields.includes(name));
  return fields.length ? `{ __typename ${wanted.join(' ')}${fields.includes('nodes') ? ' nodes { id }' : ''} }` : '';
}

/** `Raw` as it is; lone halves of characters as escapes. */
function jsonOf(value: unknown): string {
  if (value instanceof Raw) return value.json;
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}:${jsonOf(item)}`)
    .join(',')}}`;
}
