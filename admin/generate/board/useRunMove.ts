import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useLabels } from '../../app/panel.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import { useFieldEdit } from '../edit/useFieldEdit.tsx';
import { fieldFaults, useRefusalText } from '../faults.ts';
import type { FieldModel, VerbModel } from '../model.ts';
import type { Values } from '../VerbForm.tsx';
import { noneState } from './boardModel.ts';
import type { Move } from './boardModel.ts';
import type { BoardWords } from './useBoardWords.ts';

interface RunParts {
  readonly words: BoardWords;
  readonly field: FieldModel;
  putBack(row: RaRecord): void;
}

/** A move by an operation. */
type VerbMove = Move & { readonly verb: VerbModel };

/** The form that asked for an operation's input: it stays open while there is something to mend. */
export interface MoveForm {
  refuse(sentence: string): void;
  onClose(): void;
}

/** Runs the operation of a move, or writes the field. */
export function useRunMove({ words, field, putBack }: RunParts) {
  const label = useLabels();
  const provider = useDataProvider<PanelProvider>();
  const write = useFieldEdit();
  const refuse = useRefusal({ words, putBack });
  const settle = useSettled({ words, putBack });
  return async (row: RaRecord, { verb, to }: Move, values: Values, form?: MoveForm) => {
    try {
      if (verb) {
        const answer = await provider.runVerb(verb, { id: String(row.id), version: row['version'], values });
        form?.onClose();
        settle(row, { verb, to }, answer[field.name]);
      } else {
        await write({ row, changed: { [field.input]: to === noneState ? null : to }, field: label(field.label) });
        words.say('dropped', row, { state: to });
      }
      return undefined;
    } catch (error) {
      return refuse(row, error, form);
    }
  };
}

/** Says why, in the gateway's words; the card goes back unless it waits for its form. */
function useRefusal({ words, putBack }: Pick<RunParts, 'words' | 'putBack'>) {
  const notify = useNotify();
  const refresh = useRefresh();
  const reasonOf = useRefusalText();
  return (row: RaRecord, error: unknown, form?: MoveForm) => {
    const faults = fieldFaults(error);
    if (faults && form) return faults;
    const reason = reasonOf(error);
    if (form) {
      form.refuse(reason);
      return undefined;
    }
    words.say('refused', row, { reason });
    notify(reason, { type: 'error', messageArgs: { _: reason } });
    putBack(row);
    // what stood in the way may be that somebody else was faster
    refresh();
    return undefined;
  };
}

/** Tells where the card has come to: what else the row holds may have led it elsewhere, or kept it where it was. */
function useSettled({ words, putBack }: Pick<RunParts, 'words' | 'putBack'>) {
  const label = useLabels();
  const notify = useNotify();
  const refresh = useRefresh();
  return (row: RaRecord, { verb, to }: VerbMove, state: unknown) => {
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
