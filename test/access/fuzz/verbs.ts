import type { Door } from './doors.ts';

interface TypeRef {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType?: TypeRef | null;
}

interface Argument {
  readonly name: string;
  readonly type: TypeRef;
}

interface Mutation extends Argument {
  readonly args: readonly Argument[];
}

interface NamedType {
  readonly name: string;
  readonly enumValues: readonly { readonly name: string }[] | null;
  readonly inputFields: readonly Argument[] | null;
}

/** A mutation of the viewer's schema that works on one row. */
export interface RowMutation {
  readonly name: string;
  /** The noun of its answer. */
  readonly noun: string;
  /** The whole document for a row, with an input that could do. */
  document(id: string): string;
}

const REF = 'fragment R on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
const SCHEMA = `{ __schema { mutationType { fields { name type { ...R } args { name type { ...R } } } }
  types { name enumValues { name } inputFields { name type { ...R } } } } } ${REF}`;

/** Every mutation that takes an `id`: what is declared tomorrow is among them. */
export async function rowMutations(door: Door): Promise<RowMutation[]> {
  const { data } = await door({ query: SCHEMA, variables: {} });
  const { mutationType, types } = (
    data as { __schema: { mutationType: { fields: readonly Mutation[] } | null; types: readonly NamedType[] } }
  ).__schema;
  const literals = new Literals(types);
  return (mutationType?.fields ?? [])
    .filter(({ args }) => args.some(({ name }) => name === 'id'))
    .map(({ name, type, args }) => ({
      name,
      noun: namedOf(type),
      document: (id) => {
        const given = args.filter((argument) => argument.type.kind === 'NON_NULL');
        const values = given.map((argument) => `${argument.name}: ${argument.name === 'id' ? `"${id}"` : literals.of(argument)}`);
        return `mutation { ${name}(${values.join(', ')}) { id } }`;
      },
    }));
}

/** Two rows merged, either way round, and what tells beforehand what that would do. */
export function mergings(
  verb: string,
  one: string,
  other: string,
): { readonly mutation: string; readonly variables: Readonly<Record<string, string>> }[] {
  const documents = [
    `mutation($id: ID!, $other: ID!) { ${verb}(id: $id, input: { otherId: $other }) { id } }`,
    `query($id: ID!, $other: ID!) { ${verb}Preview(id: $id, otherId: $other) { following { count } } }`,
  ];
  const ways = [
    { id: one, other },
    { id: other, other: one },
  ];
  return documents.flatMap((mutation) => ways.map((variables) => ({ mutation, variables })));
}

function namedOf(type: TypeRef): string {
  return type.ofType ? namedOf(type.ofType) : (type.name ?? '');
}

/** Values for scalars; whatever else is a text. */
const SCALARS: Readonly<Record<string, string>> = {
  Int: '1',
  Boolean: 'true',
  Decimal: '"1"',
  Date: '"2026-11-24"',
  DateTime: '"2026-11-20T02:00:00Z"',
  Period: '"2026-12"',
  ID: '"01900000-0000-7000-8000-000000000000"',
  JSON: '{}',
};

const TEXT = '"试探试探试探试探试探试探"';

/** Literals for whatever an input requires. */
class Literals {
  private readonly types: ReadonlyMap<string, NamedType>;

  constructor(types: readonly NamedType[]) {
    this.types = new Map(types.map((type) => [type.name, type]));
  }

  of({ type }: Argument): string {
    const bare = type.kind === 'NON_NULL' ? type.ofType! : type;
    if (bare.kind === 'LIST') return '[]';
    const named = this.types.get(bare.name ?? '');
    if (named?.enumValues?.length) return named.enumValues[0]!.name;
    if (!named?.inputFields) return SCALARS[bare.name ?? ''] ?? TEXT;
    const required = named.inputFields.filter((field) => field.type.kind === 'NON_NULL');
    return `{ ${required.map((field) => `${field.name}: ${this.of(field)}`).join(', ')} }`;
  }
}
