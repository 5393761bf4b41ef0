import {
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  Kind,
  typeFromAST,
  valueFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type ObjectValueNode,
  type OperationDefinitionNode,
} from 'graphql';
import type { Choice, Entity, Field, Label, Registry } from '../field/index.ts';
import { isReference } from '../field/index.ts';
import { joinedLabel } from './columns.ts';
import { rootField } from './dataset.ts';

export type ParameterType = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'datetime' | 'period' | 'choice';

/** A variable of a dataset's operation, as it is set in an address. */
export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  /** Several values, separated by commas. */
  readonly isList: boolean;
  readonly isRequired: boolean;
  readonly default?: unknown;
  /** The field that it filters by, and how. */
  readonly label: Label;
  readonly choices?: readonly Choice[];
}

const OPERATORS: Readonly<Record<string, Label>> = {
  gt: { zh: '大于', en: 'after or above' },
  gte: { zh: '起', en: 'from' },
  lt: { zh: '之前', en: 'before' },
  lte: { zh: '止', en: 'up to' },
};

/** The parameters of an operation, whose every variable is an operand in its `where`. */
export function parametersOf(registry: Registry, schema: GraphQLSchema, entity: Entity, operation: OperationDefinitionNode): Parameter[] {
  const where = rootField(operation)?.arguments?.find(({ name }) => name.value === 'where')?.value;
  const uses = where?.kind === Kind.OBJECT ? usesIn(registry, entity, where) : new Map<string, Use>();
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type, defaultValue }) => {
    const use = uses.get(variable.name.value);
    const input = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
    if (!use || !input) return [];
    return [
      {
        name: variable.name.value,
        type: parameterType(input),
        isList: isListType(getNullableType(input)),
        isRequired: isNonNullType(input) && !defaultValue,
        ...(defaultValue && { default: valueFromAST(defaultValue, input) }),
        label: labelOf(use),
        ...('choices' in use.field && { choices: use.field.choices.members }),
      },
    ];
  });
}

interface Use {
  /** Of the relations on the way, and of the field. */
  readonly labels: readonly Label[];
  readonly field: Field;
  readonly operator: string;
}

/** `{ account: { code: { eq: $accountCode } } }` → accountCode: the field `code`, by `eq`. */
function usesIn(registry: Registry, entity: Entity, where: ObjectValueNode): Map<string, Use> {
  const uses = new Map<string, Use>();
  for (const { name, value } of where.fields) {
    const field = entity.fields.get(name.value);
    if (!field || value.kind !== Kind.OBJECT) continue;
    if (isReference(field)) {
      for (const [variable, use] of usesIn(registry, registry.target(field), value)) {
        uses.set(variable, { ...use, labels: [field.label, ...use.labels] });
      }
    }
    for (const operand of value.fields) {
      if (operand.value.kind === Kind.VARIABLE)
        uses.set(operand.value.name.value, { labels: [field.label], field, operator: operand.name.value });
    }
  }
  return uses;
}

function labelOf({ labels, operator }: Use): Label {
  const label = joinedLabel(labels);
  const words = OPERATORS[operator];
  return words ? { zh: `${label.zh}${words.zh}`, en: `${label.en}, ${words.en}` } : label;
}

const TYPES: Readonly<Record<string, ParameterType>> = {
  Int: 'integer',
  Boolean: 'boolean',
  Decimal: 'decimal',
  Date: 'date',
  DateTime: 'datetime',
  Period: 'period',
};

export function parameterType(input: GraphQLInputType): ParameterType {
  const named = getNamedType(input);
  return isEnumType(named) ? 'choice' : (TYPES[named.name] ?? 'text');
}
