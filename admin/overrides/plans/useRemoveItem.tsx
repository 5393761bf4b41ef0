import { useDataProvider, useNotify, useTranslate } from 'react-admin';
import { UndoNotice } from '../../generate/UndoNotice.tsx';
import { useRestore } from '../../generate/useRestore.ts';
import { nameOf } from './itemFacts.ts';
import type { PlanItem } from './planItems.ts';
import { useAttempt } from './usePlanCommands.ts';

/** Takes an item out of the plan and offers to put it back. */
export function useRemoveItem(): (item: PlanItem) => Promise<boolean> {
  const provider = useDataProvider();
  const attempt = useAttempt();
  const notify = useNotify();
  const translate = useTranslate();
  const restore = useRestore('planItems');
  return async (item) => {
    const isGone = await attempt(() => provider.delete('planItems', { id: item.id, previousData: item }));
    const text = translate('panel.remove.done', { title: nameOf(item) || item.purpose });
    if (isGone) notify(<UndoNotice text={text} onUndo={() => void restore([item.id])} />, { autoHideDuration: 8000 });
    return isGone;
  };
}
