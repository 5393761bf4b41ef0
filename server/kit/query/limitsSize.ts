import {
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { DEFAULT_GROUPS, isAggregate, maxGroups } from './aggregate.ts';
import { DEFAULT_ROWS } from '../report/reportSql.ts';
import { DEFAULT_FIRST } from './page.ts';

/** What a selection comes to once every fragment is in its place; all of it adds up, so a query and its inlined twin are equal. */
export interface Size {
  /** Levels of fields. */
  readonly depth: number;
  /** Fields of the selection itself. */
  readonly fields: number;
  /** Values that are asked for once. */
  readonly once: number;
  /** Values that are asked for with each row of the page around them. */
  readonly perRow: number;
  /** How often the selection asks for a whole description of the schema. */
  readonly descriptions: number;
}

interface SizeParts {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  /** A page cannot be larger: to ask for more is another error, which names the argument. */
  readonly maxFirst: number;
  readonly weights: Weights;
}

/** What some fields cost beside their values, by name: those that look at many rows for each. */
export type Weights = ReadonlyMap<string, number>;

const NOTHING: Size = { depth: 0, fields: 0, once: 0, perRow: 0, descriptions: 0 };

/** Fields of a connection whose selections are there once per row. */
const ROWS = new Set(['nodes', 'edges']);

/** The rows of a report, which have a page of their own. */
const REPORT_ROWS = 'rows';

/** Lists without a page, each as long as the schema. */
const DESCRIPTIONS = new Set(['__schema', 'types', 'catalogue']);

/** Measures one operation as it would be executed; each fragment once, however often it is spread. */
export function sizeOf(operation: OperationDefinitionNode, parts: SizeParts): Size {
  return new Measure(operation, parts).of(operation.selectionSet);
}

/** The variables that say how long a page is, whatever they are declared to be: they alone change what an operation costs. */
export function pageVariablesOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Argument: ({ name, value }) => {
      if (name.value === 'first' && value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** Every value that a size stands for. */
export function costOf({ once, perRow }: Size): number {
  return once + perRow;
}

class Measure {
  private readonly parts: SizeParts;
  private readonly defaults: ReadonlyMap<string, ValueNode | undefined>;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly measured = new Map<string, Size>();

  constructor(operation: OperationDefinitionNode, parts: SizeParts) {
    this.parts = parts;
    this.defaults = new Map(operation.variableDefinitions?.map(({ variable, defaultValue }) => [variable.name.value, defaultValue]));
    const fragments = parts.document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  of(selectionSet: SelectionSetNode | undefined): Size {
    return (selectionSet?.selections ?? []).map((selection) => this.ofSelection(selection)).reduce(plus, NOTHING);
  }

  private ofSelection(selection: SelectionNode): Size {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.ofField(selection);
      case Kind.INLINE_FRAGMENT:
        return this.of(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return this.ofFragment(selection.name.value);
    }
  }

  /** A fragment that spreads itself counts nothing there: validation refuses it. */
  private ofFragment(name: string): Size {
    const known = this.measured.get(name);
    if (known) return known;
    this.measured.set(name, NOTHING);
    const size = this.of(this.fragments.get(name)?.selectionSet);
    this.measured.set(name, size);
    return size;
  }

  private ofField(field: FieldNode): Size {
    const inner = this.of(field.selectionSet);
    const name = field.name.value;
    const descriptions = inner.descriptions + Number(DESCRIPTIONS.has(name));
    const around = { depth: inner.depth + 1, fields: 1, descriptions };
    if (ROWS.has(name)) return { ...around, once: 0, perRow: costOf(inner) };
    if (isAggregate(name)) return { ...around, once: 1 + costOf(inner) * this.groupsOf(field), perRow: 0 };
    if (name === REPORT_ROWS && field.selectionSet) return { ...around, once: 1 + costOf(inner) * this.reportRows(field), perRow: 0 };
    const rows = this.firstOf(field, { without: DEFAULT_FIRST, max: this.parts.maxFirst });
    return { ...around, once: 1 + (this.parts.weights.get(name) ?? 0) + inner.once + inner.perRow * rows, perRow: 0 };
  }

  private reportRows(field: FieldNode): number {
    return this.firstOf(field, { without: DEFAULT_ROWS, max: maxGroups(this.parts.maxFirst) });
  }

  /** Without keys, all rows are one group. */
  private groupsOf(field: FieldNode): number {
    if (!argumentOf(field, 'groupBy')) return 1;
    return this.firstOf(field, { without: DEFAULT_GROUPS, max: maxGroups(this.parts.maxFirst) });
  }

  private firstOf(field: FieldNode, { without, max }: { without: number; max: number }): number {
    const first = argumentOf(field, 'first');
    const wanted = first?.kind === Kind.VARIABLE ? this.variable(first.name.value) : numberOf(first);
    return Math.min(Math.max(wanted ?? without, 0), max);
  }

  private variable(name: string): number | undefined {
    const given = this.parts.variables[name];
    if (given === undefined) return numberOf(this.defaults.get(name));
    return typeof given === 'number' ? given : undefined;
  }
}

function argumentOf({ arguments: given = [] }: FieldNode, wanted: string): ValueNode | undefined {
  return given.find(({ name }) => name.value === wanted)?.value;
}

function numberOf(value: ValueNode | undefined): number | undefined {
  return value?.kind === Kind.INT ? Number(value.value) : undefined;
}

function plus(a: Size, b: Size): Size {
  return {
    depth: Math.max(a.depth, b.depth),
    fields: a.fields + b.fields,
    once: a.once + b.once,
    perRow: a.perRow + b.perRow,
    descriptions: a.descriptions + b.descriptions,
  };
}
