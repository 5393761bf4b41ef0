import { useAnswer } from '../../provider/useAnswer.ts';
import { isAddable, totalsDocument } from '../../provider/aggregateDocument.ts';
import type { FieldModel } from '../model.ts';
import { useListRequest } from './useListRequest.ts';

type Figures = Readonly<Record<string, string | number | null>>;

interface Totals {
  readonly count: number;
  readonly sum?: Figures;
  readonly avg?: Figures;
}

/** What a column comes to over all rows that match. */
export interface Total {
  /** Null for shares, which add up to nothing. */
  readonly sum: string | null;
  readonly mean: string | null;
}

/** The totals of the columns shown, over all rows that match and not the page; asked for apart, so that no row waits for them. */
export function useTotals(): (field: FieldModel) => Total | null {
  const { resource, where, deleted, columns } = useListRequest();
  const sums = columns.filter((field) => isAddable(field) && resource.sums.includes(field.name)).map(({ name }) => name);
  const document = totalsDocument(resource, { where, deleted, sums });
  const isAsked = document !== null && sums.length > 0;
  const { data } = useAnswer<{ readonly figures: readonly Totals[] }>(document?.text ?? '', document?.variables ?? {}, isAsked);
  const totals = isAsked ? data?.figures[0] : undefined;
  return ({ name, kind }) => {
    if (!totals || totals.count < 2 || !sums.includes(name)) return null;
    return { sum: kind === 'PERCENT' ? null : textOf(totals.sum?.[name]), mean: textOf(totals.avg?.[name]) };
  };
}

function textOf(figure: string | number | null | undefined): string | null {
  return figure === null || figure === undefined ? null : String(figure);
}
