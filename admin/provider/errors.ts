/** An error of the gateway, as GraphQL and /auth both send it. */
export interface GatewayError {
  readonly message: string;
  readonly extensions?: {
    readonly code?: string;
    readonly requestId?: string;
    readonly fieldErrors?: readonly FieldError[];
    readonly reasons?: readonly Reason[];
  };
}

/** One of the things for which something is refused: whom it concerns, what is wrong, by which rule. */
export interface Reason {
  readonly who: string | null;
  readonly what: string;
  readonly code: string;
  readonly rule: string | null;
}

/** What is wrong with one field of an input. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** What the panel does with an error: react-admin reads the status, forms read `body.errors`. */
export interface PanelFault {
  readonly message: string;
  readonly status: number;
  readonly body: {
    readonly code: string;
    readonly requestId?: string;
    readonly errors?: Readonly<Record<string, unknown>>;
    readonly reasons?: readonly Reason[];
  };
}

const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  SCOPE_MISSING: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  INVALID_TRANSITION: 409,
  VALIDATION_FAILED: 422,
  RATE_LIMITED: 429,
  TIMEOUT: 504,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** Turns the gateway's first error into a fault; the others repeat it for other fields of the answer. */
export function faultOf(errors: readonly GatewayError[]): PanelFault {
  const [first] = errors;
  const code = first?.extensions?.code ?? 'INTERNAL';
  const fieldErrors = errors.flatMap((error) => error.extensions?.fieldErrors ?? []);
  return {
    message: first?.message ?? code,
    status: statuses[code] ?? 400,
    body: {
      code,
      ...(first?.extensions?.requestId ? { requestId: first.extensions.requestId } : {}),
      ...(fieldErrors.length > 0 ? { errors: errorTree(fieldErrors) } : {}),
      ...(first?.extensions?.reasons ? { reasons: first.extensions.reasons } : {}),
    },
  };
}

/**
 * Field errors as the tree that forms want: `items.0.name` → `{items: {0: {name: message}}}`.
 * A leading `input.` is dropped, since a form's fields are the input's.
 */
export function errorTree(fieldErrors: readonly FieldError[]): Readonly<Record<string, unknown>> {
  const tree: Record<string, unknown> = {};
  for (const { path, message } of fieldErrors) {
    const steps = path.replace(/^input\./, '').split('.');
    const last = steps.pop() ?? path;
    let branch = tree;
    for (const step of steps) {
      const inner = branch[step];
      branch[step] = typeof inner === 'object' && inner !== null ? { ...inner } : {};
      branch = branch[step] as Record<string, unknown>;
    }
    branch[last] ??= message;
  }
  return tree;
}

/** For what something was refused, where the gateway says it one by one; else nothing. */
export function reasonsOf(error: unknown): readonly Reason[] {
  return (error as { readonly body?: Partial<PanelFault['body']> } | null)?.body?.reasons ?? [];
}

/** The code of any caught error, or null for what is none of the gateway's. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('body' in error)) return null;
  const { body } = error;
  if (typeof body !== 'object' || body === null || !('code' in body)) return null;
  return typeof body.code === 'string' ? body.code : null;
}
