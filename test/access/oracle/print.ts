import { figureArguments, figureSelection } from './figures.ts';
import {
  EnumValue,
  type Dressing,
  type Many,
  type One,
  type PageArgs,
  type Part,
  type Query,
  type Selected,
  type Selection,
} from './query.ts';

export interface Document {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The operation as a document with its variables. */
export function print(query: Query): Document {
  const printer = new Printer();
  const body = query.roots.map((root) => printer.dressed(root, 'Query', printer.field(root))).join(' ');
  const declared = printer.declarations.length ? `(${printer.declarations.join(', ')})` : '';
  return { query: `query Q${declared} { ${body} } ${printer.fragments.join(' ')}`, variables: printer.variables };
}

class Printer {
  readonly declarations: string[] = [];
  readonly fragments: string[] = [];
  readonly variables: Record<string, unknown> = {};

  dressed(field: Dressing, type: string, text: string): string {
    const { alias, fragment, directive } = field;
    const value = directive?.isVariable ? this.bind('Boolean!', directive.value) : String(directive?.value);
    const full = `${alias ? `${alias}: ` : ''}${text.replace(DIRECTIVE, directive ? ` @${directive.name}(if: ${value})` : '')}`;
    if (fragment === 'inline') return `... on ${type} { ${full} }`;
    if (fragment !== 'named') return full;
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${type} { ${full} }`);
    return `...${name}`;
  }

  field(field: Selected): string {
    if (field.kind === 'leaf') return `${field.name}${DIRECTIVE}`;
    if (field.kind === 'one') return `${field.name}${this.idArg(field)}${DIRECTIVE} { ${this.selection(field.selection, field.noun)} }`;
    if (field.kind === 'figures')
      return `${field.name}${this.args(figureArguments(field), field.isBound)}${DIRECTIVE} { ${figureSelection(field)} }`;
    return `${field.name}${this.pageArgs(field)}${DIRECTIVE} { ${this.parts(field)} }`;
  }

  private selection(selection: Selection, type: string): string {
    return selection.map((field) => this.dressed(field, type, this.field(field))).join(' ');
  }

  private parts({ parts, noun }: Many): string {
    return parts.map((part) => this.dressed(part, `${noun}Connection`, this.part(part, noun))).join(' ');
  }

  private part(part: Part, noun: string): string {
    switch (part.kind) {
      case 'nodes':
        return `nodes${DIRECTIVE} { ${this.selection(part.selection, noun)} }`;
      case 'edges':
        return `edges${DIRECTIVE} { cursor node { ${this.selection(part.selection, noun)} } }`;
      case 'pageInfo':
        return `pageInfo${DIRECTIVE} { hasNextPage hasPreviousPage startCursor endCursor }`;
      case 'totalCount':
        return `totalCount${DIRECTIVE}`;
    }
  }

  private idArg({ id }: One): string {
    return id === undefined ? '' : `(id: ${this.bind('ID!', id)})`;
  }

  private pageArgs({ noun, args, isBound }: Many): string {
    const values: Record<string, [type: string, value: unknown]> = {};
    if (args.where) values['where'] = [`${noun}Where`, args.where];
    if (args.orderBy) values['orderBy'] = [`[${noun}Order!]`, args.orderBy.map(orderInput)];
    for (const name of ['first', 'offset'] as const) if (args[name] !== undefined) values[name] = ['Int', args[name]];
    if (args.after !== undefined) values['after'] = ['String', args.after];
    if (args.deleted) values['deleted'] = ['DeletedRows', new EnumValue('ONLY')];
    return this.args(values, isBound);
  }

  private args(values: Readonly<Record<string, [type: string, value: unknown]>>, isBound: boolean): string {
    const texts = Object.entries(values).map(([name, [type, value]]) => `${name}: ${isBound ? this.bind(type, value) : literal(value)}`);
    return texts.length ? `(${texts.join(', ')})` : '';
  }

  private bind(type: string, value: unknown): string {
    const name = `v${this.declarations.length}`;
    this.declarations.push(`$${name}: ${type}`);
    this.variables[name] = value;
    return `$${name}`;
  }
}

/** Where a field's directive goes, until it is known. */
const DIRECTIVE = '\u0001';

function orderInput([path, direction]: NonNullable<PageArgs['orderBy']>[number]): unknown {
  return path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), new EnumValue(direction));
}

function literal(value: unknown): string {
  if (value instanceof EnumValue) return value.value;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, inner]) => `${name}: ${literal(inner)}`)
    .join(', ')} }`;
}
