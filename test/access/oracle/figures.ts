import { EnumValue, type Dressing, type Where } from './query.ts';

/** What rows are grouped by; a relation itself is the path to its id. */
export interface FigureKey {
  readonly path: readonly string[];
  readonly grain?: 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';
}

/** One value of each group: how many rows, or an aggregate of a field. */
export interface Figure {
  readonly name: 'count' | 'countDistinct' | 'sum' | 'avg' | 'min' | 'max';
  readonly field?: string;
}

/** An order by a figure, or by the key at a place among the keys. */
export interface FigureOrder {
  readonly by: Figure | number;
  readonly direction: 'ASC' | 'DESC';
}

export interface FigureArgs {
  readonly where?: Where;
  readonly deleted?: true;
  readonly groupBy: readonly FigureKey[];
  /** Groups of more rows than so many. */
  readonly moreThan?: number;
  readonly orderBy: readonly FigureOrder[];
  readonly first?: number;
  /** Hours that the time zone is ahead of UTC. */
  readonly zone?: keyof typeof ZONES;
}

/** An aggregate, at the root or on a row. */
export interface Figures extends Dressing {
  readonly kind: 'figures';
  readonly name: string;
  readonly noun: string;
  readonly args: FigureArgs;
  readonly isBound: boolean;
  /** What is selected of a group's name: keys, and fields of rows that a key names. */
  readonly labels: readonly (readonly string[])[];
  readonly values: readonly Figure[];
}

/** Time zones without summer time. */
export const ZONES = { 'Asia/Shanghai': 8, UTC: 0, 'America/Phoenix': -7 } as const;

type Tree = { [name: string]: Tree };

/** Its arguments, each with its type. */
export function figureArguments({ noun, args }: Figures): Record<string, [type: string, value: unknown]> {
  const { where, deleted, groupBy, moreThan, orderBy, first, zone } = args;
  return {
    ...(where && { where: [`${noun}Where`, where] }),
    ...(deleted && { deleted: ['DeletedRows', new EnumValue('ONLY')] }),
    ...(groupBy.length && { groupBy: [`[${noun}GroupBy!]`, groupBy.map(keyInput)] }),
    ...(moreThan !== undefined && { having: [`${noun}Having`, { count: { gt: moreThan } }] }),
    ...(orderBy.length && { orderBy: [`[${noun}AggregateOrder!]`, orderBy.map((order) => orderInput(groupBy, order))] }),
    ...(first !== undefined && { first: ['Int', first] }),
    ...(zone && { timeZone: ['String', zone] }),
  };
}

/** Its selection, as it stands in a document. */
export function figureSelection({ labels, values }: Figures): string {
  const tree: Tree = {};
  const plant = (path: readonly string[]): void => void path.reduce((at, name) => (at[name] ??= {}), tree);
  for (const label of labels) plant(['group', ...label]);
  for (const { name, field } of values) plant(field ? [name, field] : [name]);
  return printed(tree);
}

function printed(tree: Tree): string {
  return Object.entries(tree)
    .map(([name, below]) => (Object.keys(below).length ? `${name} { ${printed(below)} }` : name))
    .join(' ');
}

function keyInput({ path, grain }: FigureKey): unknown {
  const isRelation = path.length > 1 && path.at(-1) === 'id';
  const inner = isRelation ? {} : grain ? new EnumValue(grain) : true;
  const names = isRelation ? path.slice(0, -1) : path;
  return names.reduceRight<unknown>((value, name) => ({ [name]: value }), inner);
}

function orderInput(keys: readonly FigureKey[], { by, direction }: FigureOrder): unknown {
  const path = typeof by === 'number' ? ['group', ...keys[by]!.path] : [by.name, ...(by.field ? [by.field] : [])];
  return path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), new EnumValue(direction));
}
