import { useState } from 'react';
import type { RaRecord } from 'react-admin';
import { useTranslate } from 'react-admin';
import { useLabels, useResourceModel, useTitles } from '../../app/panel.ts';
import type { FieldModel } from '../model.ts';
import type { BoardState } from './boardModel.ts';
import { noneState } from './boardModel.ts';

export type BoardWords = ReturnType<typeof useBoardWords>;

type Facts = Readonly<Record<string, string>> & { readonly state?: string };

/** What is said aloud of a card, in the reader's language. */
export function useBoardWords(field: FieldModel) {
  const translate = useTranslate();
  const columnName = useColumnNames();
  const title = useTitles();
  const resource = useResourceModel();
  const [said, setSaid] = useState('');
  const nameOf = (state: string) => columnName({ state, label: field.options.find(({ value }) => value === state)?.label ?? null });
  return {
    said,
    nameOf,
    states: (states: readonly string[]) => [...new Set(states)].map(nameOf).join(translate('panel.kanban.comma')),
    say: (key: string, row: RaRecord, { state, ...more }: Facts) => {
      setSaid(
        translate(`panel.kanban.said.${key}`, { name: title(resource, row), state: state === undefined ? '' : nameOf(state), ...more }),
      );
    },
  };
}

/** What a column is called. */
export function useColumnNames(): (column: BoardState) => string {
  const translate = useTranslate();
  const label = useLabels();
  return ({ state, label: name }) => (state === noneState ? translate('panel.groups.without') : label(name) || state);
}
