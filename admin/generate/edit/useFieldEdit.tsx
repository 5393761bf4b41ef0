import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useResourceModel, useTitles } from '../../app/panel.ts';
import type { Row } from '../choose.ts';
import { useFaultNotice } from '../faults.ts';
import { UndoNotice } from '../UndoNotice.tsx';

/** Long enough to notice the mistake and reach the button. */
const undoMs = 8000;

/** A change of some fields of a row that is shown. */
export interface FieldEdit {
  /** The row as it is shown, with its version. */
  readonly row: RaRecord;
  /** The new values, by input name. */
  readonly changed: Row;
  /** The label of what is changed. */
  readonly field: string;
  /** The version that the writer has seen where that is a later one than the row's. */
  readonly version?: unknown;
}

/** Writes fields of one row outside its form, says so, and offers to take it back. @throws the gateway's refusal */
export function useFieldEdit(): (edit: FieldEdit) => Promise<RaRecord> {
  const resource = useResourceModel();
  const provider = useDataProvider();
  const refresh = useRefresh();
  const say = useSayDone();
  return async ({ row, changed, field, version }) => {
    const meta = version === undefined ? {} : { meta: { version } };
    const { data } = await provider.update(resource.name, { id: row.id, data: changed, previousData: row, ...meta });
    say({ row, field, changed, written: data });
    refresh();
    return data;
  };
}

interface Done extends Pick<FieldEdit, 'row' | 'changed' | 'field'> {
  readonly written: RaRecord;
}

function useSayDone(): (done: Done) => void {
  const translate = useTranslate();
  const notify = useNotify();
  const title = useTitles();
  const resource = useResourceModel();
  const takeBack = useTakeBack();
  return (done) => {
    const text = translate('panel.looks.changed', { name: title(resource, done.row), field: done.field });
    notify(<UndoNotice text={text} onUndo={() => void takeBack(done)} />, { autoHideDuration: undoMs });
  };
}

/** Gives the fields back what they held before; where others have changed the row meanwhile, it says so. */
function useTakeBack(): (done: Done) => Promise<void> {
  const resource = useResourceModel();
  const provider = useDataProvider();
  const refresh = useRefresh();
  const notify = useNotify();
  const sayFault = useFaultNotice();
  return async ({ row, changed, written }) => {
    const before = Object.fromEntries(Object.keys(changed).map((name) => [name, (row as Row)[name] ?? null]));
    try {
      await provider.update(resource.name, { id: row.id, data: before, previousData: written });
      notify('panel.looks.takenBack', { type: 'info' });
    } catch (error) {
      sayFault(error);
    }
    refresh();
  };
}
