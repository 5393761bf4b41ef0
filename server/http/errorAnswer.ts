import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { AppError, ERRORS, type ErrorCode } from '../kit/errors.ts';

export type Language = 'zh' | 'en';

export interface ErrorAnswer {
  readonly error: GraphQLFormattedError;
  readonly status: number;
  /** What the reader is asked to wait, where the error knows. */
  readonly retryAfterSeconds?: number | undefined;
  /** Something that nobody foresaw: worth a log line with its stack. */
  readonly isUnknown: boolean;
}

/** An error as its reader gets it: their language, a stable code, and nothing of SQL, constraints or stacks. */
export function errorAnswer(error: unknown, language: Language, requestId: string): ErrorAnswer {
  const place = error instanceof GraphQLError ? placeOf(error) : {};
  const cause = causeOf(error);
  if (cause instanceof AppError) return known(cause, place, language);
  if (cause instanceof GraphQLError) return ofGraphQL(error as GraphQLError, place, language);
  const code = 'INTERNAL';
  const formatted = { message: ERRORS[code][language], ...place, extensions: { code, requestId } };
  return { error: formatted, status: ERRORS[code].status, isUnknown: true };
}

function known(error: AppError, place: object, language: Language): ErrorAnswer {
  const fieldErrors = error.fieldErrors.map(({ path, code, message }) => ({ path, code, message: message[language] }));
  const reasons = error.reasons.map(({ who, what, code, rule }) => ({ who, what: what[language], code, rule: rule?.[language] ?? null }));
  const extensions = { code: error.code, ...(fieldErrors.length && { fieldErrors }), ...(reasons.length && { reasons }) };
  const { retryAfterSeconds } = error;
  const { status } = ERRORS[error.code];
  return { error: { message: error.label[language], ...place, extensions }, status, retryAfterSeconds, isUnknown: false };
}

const CODES: Readonly<Record<string, ErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'GRAPHQL_PARSE_FAILED',
  GRAPHQL_VALIDATION_FAILED: 'GRAPHQL_VALIDATION_FAILED',
  BAD_USER_INPUT: 'GRAPHQL_VALIDATION_FAILED',
};

/** graphql-js speaks English only: the reader's own sentence goes before its detail. */
function ofGraphQL(error: GraphQLError, place: object, language: Language): ErrorAnswer {
  const code = CODES[String(error.extensions['code'])] ?? 'BAD_REQUEST';
  const message = `${ERRORS[code][language]}: ${error.message}`;
  return { error: { message, ...place, extensions: { code } }, status: ERRORS[code].status, isUnknown: false };
}

/** Apollo wraps graphql-js's errors, and graphql-js those of resolvers: what was thrown first is what counts. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}

function placeOf({ path, locations }: GraphQLError): object {
  return { ...(locations && { locations }), ...(path && { path }) };
}
