import { GraphQLError, GraphQLScalarType, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
import { isDay, isDecimal, isInstant, isPeriod } from '../field/index.ts';

/** Exact decimal number as a string, e.g. `"1280.50"`: never a float. */
export const DecimalScalar = textScalar(
  'Decimal',
  '精确小数,以文本传输 | Exact decimal, sent as a string, e.g. "1280.50"',
  isDecimal,
  String,
);

export const DateScalar = textScalar('Date', '日期 YYYY-MM-DD(上海时间) | Calendar day YYYY-MM-DD in Asia/Shanghai', isDay);

/** An instant; what comes in with any offset goes out in UTC with milliseconds. */
export const DateTimeScalar = textScalar('DateTime', '时刻,ISO 8601,UTC | Instant, ISO 8601, UTC', isInstant, (text) =>
  new Date(text).toISOString(),
);

export const PeriodScalar = textScalar('Period', '月份 YYYY-MM | Month YYYY-MM', isPeriod);

export const JsonScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'JSON 值 | Any JSON value',
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

function textScalar(name: string, description: string, isValid: (text: string) => boolean, normal = (text: string) => text) {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && isValid(value)) return normal(value);
    throw new GraphQLError(`${name} expected, got ${JSON.stringify(value)?.slice(0, 60)}`);
  };
  const fromNode = (node: ValueNode): string => {
    const isNumeric = name === 'Decimal' && (node.kind === Kind.INT || node.kind === Kind.FLOAT);
    return parse(node.kind === Kind.STRING || isNumeric ? node.value : undefined);
  };
  return new GraphQLScalarType<string, unknown>({
    name,
    description,
    serialize: (value) => value,
    parseValue: parse,
    parseLiteral: fromNode,
  });
}
