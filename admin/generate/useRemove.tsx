import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useResourceModel, useTitles } from '../app/panel.ts';
import { useFaultNotice } from './faults.ts';
import { UndoNotice } from './UndoNotice.tsx';
import { useRestore } from './useRestore.ts';

/** Long enough to notice the mistake and reach the button. */
const undoMs = 8000;

/** Deletes rows of the page's resource and offers to undo it; answers whether they are gone. */
export function useRemove() {
  const resource = useResourceModel();
  const provider = useDataProvider();
  const translate = useTranslate();
  const refresh = useRefresh();
  const title = useTitles();
  const sayFault = useFaultNotice();
  const sayDone = useUndoNotice();

  const attempt = async (work: () => Promise<unknown>, text: string, ids: readonly string[]) => {
    try {
      await work();
    } catch (error) {
      sayFault(error);
      return false;
    }
    sayDone(text, ids);
    refresh();
    return true;
  };
  return {
    removeOne: (row: RaRecord) =>
      attempt(
        () => provider.delete(resource.name, { id: row.id, previousData: row }),
        translate('panel.remove.done', { title: title(resource, row) }),
        [String(row.id)],
      ),
    removeMany: (ids: readonly string[]) =>
      attempt(
        () => provider.deleteMany(resource.name, { ids: [...ids] }),
        translate('panel.remove.doneMany', { smart_count: ids.length }),
        ids,
      ),
  };
}

function useUndoNotice() {
  const resource = useResourceModel();
  const notify = useNotify();
  const restore = useRestore(resource.name);
  return (text: string, ids: readonly string[]) => {
    if (!resource.operations.restore) {
      notify(text, { type: 'success', messageArgs: { _: text } });
      return;
    }
    notify(<UndoNotice text={text} onUndo={() => void restore(ids)} />, { autoHideDuration: undoMs });
  };
}
