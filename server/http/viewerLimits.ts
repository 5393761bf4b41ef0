import type { Viewer } from '../access/viewer.ts';
import type { QueryBounds } from '../kit/query/limits.ts';

/** Rows of one page, and values of one answer (guarantees B). */
const LIMITS: QueryBounds = { maxFirst: 100, maxCost: 5_000 };
const BI_LIMITS: QueryBounds = { maxFirst: 1000, maxCost: 200_000 };

/** Those of the viewer's kind, or what a token has below them. */
export function limitsOf({ role, token }: Viewer): QueryBounds {
  const { maxFirst, maxCost } = role === 'BI' ? BI_LIMITS : LIMITS;
  return { maxFirst: Math.min(maxFirst, token?.maxFirst ?? maxFirst), maxCost: Math.min(maxCost, token?.maxCost ?? maxCost) };
}
