import { Deferred, NOBODY, resolved, type Bindings } from './deferred.ts';

/** A piece of SQL whose values travel as parameters, never as text. Made by {@link sql}, {@link raw} and {@link ident} alone. */
export class Sql {
  readonly texts: readonly string[];
  readonly values: readonly unknown[];

  constructor(texts: readonly string[], values: readonly unknown[]) {
    this.texts = texts;
    this.values = values;
  }
}

/**
 * Builds SQL: an inserted {@link Sql} becomes part of the text, anything else a parameter.
 * @example sql`select ${ident('name')} from account where id = ${id}::uuid`
 */
export function sql(strings: TemplateStringsArray, ...inserts: readonly unknown[]): Sql {
  const texts = [strings[0] ?? ''];
  const values: unknown[] = [];
  inserts.forEach((insert, index) => {
    const following = strings[index + 1] ?? '';
    if (!(insert instanceof Sql)) {
      values.push(insert);
      texts.push(following);
      return;
    }
    texts[texts.length - 1] += insert.texts[0] ?? '';
    texts.push(...insert.texts.slice(1));
    texts[texts.length - 1] += following;
    values.push(...insert.values);
  });
  return new Sql(texts, values);
}

/** Text that stands in the SQL as it is; for fragments of the declaration, never for anything that a request brings. */
export function raw(text: string): Sql {
  return new Sql([text], []);
}

/** A quoted identifier, qualified by an alias where one is given. */
export function ident(name: string, alias?: string): Sql {
  const quoted = `"${name.replaceAll('"', '""')}"`;
  return raw(alias ? `${alias}.${quoted}` : quoted);
}

export function join(parts: readonly Sql[], separator: string): Sql {
  const [first, ...rest] = parts;
  if (!first) return raw('');
  return rest.reduce((all, part) => sql`${all}${raw(separator)}${part}`, first);
}

/** All conditions hold; none given: true. */
export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length ? sql`(${join(conditions, ' and ')})` : raw('true');
}

/** At least one condition holds; none given: false. */
export function anyOf(conditions: readonly Sql[]): Sql {
  return conditions.length ? sql`(${join(conditions, ' or ')})` : raw('false');
}

/** A whole number that stands in the text, where the database plans better for knowing it. */
export function int(value: number): Sql {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is no whole number`);
  return raw(String(value));
}

/** The statement with `$1`… placeholders; what is deferred has one of its own, however often it is named. */
export function placed(statement: Sql): { readonly text: string; readonly parameters: readonly unknown[] } {
  const parameters: unknown[] = [];
  const places = new Map<Deferred, number>();
  const placeOf = (value: unknown): number => {
    const known = value instanceof Deferred ? places.get(value) : undefined;
    if (known) return known;
    const place = parameters.push(value);
    if (value instanceof Deferred) places.set(value, place);
    return place;
  };
  const text = statement.texts.reduce((all, part, index) => `${all}$${placeOf(statement.values[index - 1])}${part}`);
  return { text, parameters };
}

/** The statement as the native driver takes it, for one request. */
export function render(statement: Sql, bindings: Bindings = NOBODY): { readonly text: string; readonly values: unknown[] } {
  const { text, parameters } = placed(statement);
  return { text, values: parameters.map((value) => resolved(value, bindings)) };
}
