import { useState } from 'react';
import type { RaRecord } from 'react-admin';
import { useTranslate } from 'react-admin';
import { useLabels, useResourceModel, useTitles } from '../../app/panel.ts';
import type { FieldModel } from '../model.ts';

export type BoardWords = ReturnType<typeof useBoardWords>;

type Facts = Readonly<Record<string, string>> & { readonly state?: string };

/** What is said aloud of a card, in the reader's language. */
export function useBoardWords(field: FieldModel) {
  const translate = useTranslate();
  const label = useLabels();
  const title = useTitles();
  const resource = useResourceModel();
  const [said, setSaid] = useState('');
  const nameOf = (state: string) => label(field.options.find(({ value }) => value === state)?.label) || state;
  return {
    said,
    nameOf,
    states: (states: readonly string[]) => [...new Set(states)].map(nameOf).join(translate('panel.kanban.comma')),
    say: (key: string, row: RaRecord, { state, ...more }: Facts) => {
      setSaid(translate(`panel.kanban.said.${key}`, { name: title(resource, row), state: state ? nameOf(state) : '', ...more }));
    },
  };
}
