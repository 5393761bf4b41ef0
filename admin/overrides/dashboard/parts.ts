/** A piece of a query that answers for itself: asked with the others at once, or alone where one of them is refused. */
export interface Part {
  readonly key: string;
  /** `$visits: VisitWhere` and the like; names begin with the key. */
  readonly declared: readonly string[];
  /** Fields of the query, their aliases unlike those of other parts. */
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What the parts have answered, by alias, and what became of those that were refused, by key. */
export interface Answers {
  readonly data: Readonly<Record<string, unknown>>;
  readonly failed: ReadonlyMap<string, Error>;
}

type Ask = (text: string, variables: Readonly<Record<string, unknown>>) => Promise<Readonly<Record<string, unknown>>>;

/** One query of all parts; where it is refused, each part is asked by itself, so that a bad one takes no other with it. */
export async function askParts(ask: Ask, name: string, parts: readonly Part[]): Promise<Answers> {
  const asked = (some: readonly Part[]) => ask(documentOf(name, some), Object.assign({}, ...some.map(({ variables }) => variables)));
  try {
    return { data: parts.length > 0 ? await asked(parts) : {}, failed: new Map() };
  } catch (error) {
    if (parts.length === 1) throw error;
    return eachAlone(parts, asked);
  }
}

async function eachAlone(parts: readonly Part[], asked: (some: readonly Part[]) => ReturnType<Ask>): Promise<Answers> {
  const outcomes = await Promise.allSettled(parts.map((part) => asked([part])));
  const failed = outcomes.flatMap((outcome, place) =>
    outcome.status === 'rejected' ? [[parts[place]!.key, outcome.reason as Error] as const] : [],
  );
  // nothing came through: the trouble is no part's own
  if (failed.length === parts.length) throw failed[0]![1];
  const answered = outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : {}));
  return { data: Object.assign({}, ...answered), failed: new Map(failed) };
}

function documentOf(name: string, parts: readonly Part[]): string {
  const declared = parts.flatMap((part) => part.declared).join(', ');
  return `query ${name}${declared ? `(${declared})` : ''} { ${parts.map(({ text }) => text).join(' ')} }`;
}
