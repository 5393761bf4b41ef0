import { Lexer, Source, TokenKind } from 'graphql';

/** How large a query text is, before anything parses it. */
interface Scan {
  readonly tokens: number;
  /** The deepest nesting of brackets of any kind. */
  readonly nesting: number;
}

const OPEN: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSE: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Counts in one flat pass, no further than to the first token over `maxTokens`: a parser descends into what this refuses.
 * @throws GraphQLError for what is no GraphQL
 */
export function scan(text: string, maxTokens: number): Scan {
  const lexer = new Lexer(new Source(text));
  let [tokens, open, nesting] = [0, 0, 0];
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF && tokens <= maxTokens; token = lexer.advance()) {
    tokens += 1;
    if (OPEN.has(token.kind)) nesting = Math.max(nesting, ++open);
    if (CLOSE.has(token.kind)) open -= 1;
  }
  return { tokens, nesting };
}
