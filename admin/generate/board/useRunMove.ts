import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useLabels } from '../../app/panel.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import { fieldFaults, useFaultText } from '../faults.ts';
import type { FieldModel } from '../model.ts';
import type { Values } from '../VerbForm.tsx';
import type { Move } from './boardModel.ts';
import type { BoardWords } from './useBoardWords.ts';

interface RunParts {
  readonly words: BoardWords;
  readonly field: FieldModel;
  putBack(row: RaRecord): void;
}

/** The form that asked for an operation's input: it stays open while there is something to mend. */
export interface MoveForm {
  refuse(sentence: string): void;
  onClose(): void;
}

/** Runs the operation of a move. */
export function useRunMove({ words, field, putBack }: RunParts) {
  const provider = useDataProvider<PanelProvider>();
  const refuse = useRefusal({ words, putBack });
  const settle = useSettled({ words, putBack });
  return async (row: RaRecord, move: Move, values: Values, form?: MoveForm) => {
    try {
      const answer = await provider.runVerb(move.verb, { id: String(row.id), version: row['version'], values });
      form?.onClose();
      settle(row, move, answer[field.name]);
      return undefined;
    } catch (error) {
      return refuse(row, error, form);
    }
  };
}

/** Says why, in the gateway's words; the card goes back unless it waits for its form. */
function useRefusal({ words, putBack }: Pick<RunParts, 'words' | 'putBack'>) {
  const translate = useTranslate();
  const notify = useNotify();
  const textOf = useFaultText();
  return (row: RaRecord, error: unknown, form?: MoveForm) => {
    const faults = fieldFaults(error);
    if (faults && form) return faults;
    const reason = faults ? Object.values(faults).join(translate('panel.kanban.comma')) : textOf(error);
    if (form) {
      form.refuse(reason);
      return undefined;
    }
    words.say('refused', row, { reason });
    notify(reason, { type: 'error', messageArgs: { _: reason } });
    putBack(row);
    return undefined;
  };
}

/** Tells where the card has come to: what else the row holds may have led it elsewhere, or kept it where it was. */
function useSettled({ words, putBack }: Pick<RunParts, 'words' | 'putBack'>) {
  const label = useLabels();
  const notify = useNotify();
  const refresh = useRefresh();
  return (row: RaRecord, { verb, to }: Move, state: unknown) => {
    const reached = typeof state === 'string' ? state : to;
    const isThere = reached === to;
    const args = { label: label(verb.label), state: words.nameOf(reached) };
    words.say(isThere ? 'dropped' : 'elsewhere', row, { state: reached, label: args.label });
    notify(isThere ? 'panel.verb.done' : 'panel.kanban.elsewhere', {
      type: isThere ? 'success' : 'info',
      messageArgs: { ...args, _: args.label },
    });
    if (!isThere) putBack(row);
    refresh();
  };
}
