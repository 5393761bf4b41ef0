import { useTranslate } from 'react-admin';
import { AskDialog } from '../../generate/AskDialog.tsx';
import { useListState } from '../../generate/list/useListState.ts';
import { useViewCommands } from './useViewCommands.ts';
import type { SavedView } from './viewData.ts';

/** Asks before a view goes, which others may have too. */
export function RemoveView({ view, onClose }: { readonly view: SavedView; onClose(): void }) {
  const translate = useTranslate();
  const { state, open } = useListState();
  const { remove } = useViewCommands();
  const run = async () => {
    onClose();
    if (await remove(view)) open(state);
  };
  return (
    <AskDialog
      isOpen
      title={translate('panel.lists.view.removeTitle', { name: view.name })}
      content={translate(view.sharedRole || view.sharedUnit ? 'panel.lists.view.removeShared' : 'panel.lists.view.removeOwn')}
      confirm={translate('ra.action.delete')}
      onConfirm={() => void run()}
      onClose={onClose}
    />
  );
}
