import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useListContext, useLocale } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { usePanel, useResourceModel } from '../../app/panel.ts';
import { boardDocument, columnDocument, columnName } from '../../provider/boardDocument.ts';
import type { BoardWish, ColumnFigures, ColumnPage } from '../../provider/boardDocument.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import { toRecord } from '../../provider/row.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import type { Row } from '../choose.ts';
import type { FieldModel, ResourceModel, Where } from '../model.ts';
import { columnSort, noneState, statesShown, summedField } from './boardModel.ts';
import type { BoardBy, BoardState } from './boardModel.ts';

/** A column as the gateway has it. */
export interface Column extends BoardState {
  readonly cards: readonly RaRecord[];
  readonly total: number;
  /** What all its rows come to, where they are summed up. */
  readonly sum: string | null;
  /** Reads further cards; absent when there are none. */
  readonly more: (() => void) | undefined;
}

interface Cards {
  readonly nodes: readonly Row[];
  /** Absent where the figures tell it. */
  readonly totalCount?: number;
}

type BoardAnswer = Readonly<Record<string, Cards | readonly ColumnFigures[]>>;

/** The columns of the page's board, under the filter and in the order of its list. */
export function useBoard(by: BoardBy, fields: readonly FieldModel[]) {
  const model = usePanel();
  const { resource, field } = by;
  const { filterValues, sort } = useListContext();
  const filter = (filterValues ?? {}) as Where;
  const states = statesShown(field, filter);
  const sum = summedField(resource)?.name ?? null;
  const ordered = states.map(({ state }) => ({ state, sort: columnSort(by, state, fields, sort) }));
  const wish = { status: field.name, states: ordered, fields: fields.map(({ name }) => name), filter, sum };
  const { text, variables } = boardDocument(model, resource, wish);
  const { data, error, isFetching, refetch } = useAnswer<BoardAnswer>(text, variables);
  const { further, more } = useFurtherCards(wish);
  const columns = states.map(({ state, label }): Column => {
    const first = data?.[columnName(state)] as Cards | undefined;
    const cards = once([...(first?.nodes ?? []), ...(further.get(state) ?? [])]).map((row) => toRecord(resource, row) as RaRecord);
    const { total, figure } = figuresIn(data, wish, state);
    return { state, label, cards, total, sum: figure, more: cards.length < total ? more(state) : undefined };
  });
  return { columns: data ? columns : null, sum, error, isFetching, refetch };
}

/** The pages behind the first ones, each asked for by itself and read anew with the page. */
function useFurtherCards(wish: BoardWish) {
  const model = usePanel();
  const resource: ResourceModel = useResourceModel();
  const provider = useDataProvider<PanelProvider>();
  const locale = useLocale();
  const [pages, setPages] = useState<readonly Pick<ColumnPage, 'state' | 'page'>[]>([]);
  const shown = pages.flatMap(({ state, page }) =>
    wish.states.filter((at) => at.state === state).map(({ sort }) => ({ state, sort, page })),
  );
  const answers = useQueries({
    queries: shown.map((at) => {
      const { text, variables } = columnDocument(model, resource, wish, at);
      return {
        queryKey: ['answer', locale, text, variables],
        queryFn: () => provider.ask<Readonly<Record<string, Cards>>>(text, variables),
        placeholderData: (before: Readonly<Record<string, Cards>> | undefined) => before,
      };
    }),
  });
  const further = new Map<string, Row[]>();
  for (const [place, { state }] of shown.entries()) {
    const rows = answers[place]?.data?.[columnName(state)]?.nodes ?? [];
    further.set(state, [...(further.get(state) ?? []), ...rows]);
  }
  const more = (state: string) => () =>
    setPages((before) => [...before, { state, page: before.filter((one) => one.state === state).length + 1 }]);
  return { further, more };
}

/** A row that has moved up between two pages is in both. */
function once(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [row['id'], row])).values()];
}

function figuresIn(data: BoardAnswer | undefined, { status, sum }: BoardWish, state: string) {
  const figures = data?.['figures'] as readonly ColumnFigures[] | undefined;
  const found = figures?.find(({ group }) => (group[status] ?? noneState) === state);
  const figure = sum ? found?.sum?.[sum] : null;
  const total = figures ? (found?.count ?? 0) : ((data?.[columnName(state)] as Cards | undefined)?.totalCount ?? 0);
  return { total, figure: typeof figure === 'string' ? figure : null };
}
