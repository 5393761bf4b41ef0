import BookmarkBorder from '@mui/icons-material/BookmarkBorder';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Undo from '@mui/icons-material/Undo';
import { Button, Chip } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useResourceModel } from '../../app/panel.ts';
import { isSameState, readState } from '../../generate/list/listState.ts';
import { useListState } from '../../generate/list/useListState.ts';
import { AskDialog } from '../../generate/AskDialog.tsx';
import { useViewCommands } from './useViewCommands.ts';
import { ViewDialog } from './ViewDialog.tsx';
import { ViewMenu } from './ViewMenu.tsx';
import type { SavedView } from './viewData.ts';
import { useViewRights, useViews } from './viewData.ts';

/** The view that the list is open by, whether it has been changed since, and all that is done with views. */
export function ViewBar() {
  const translate = useTranslate();
  const resource = useResourceModel();
  const { state, view: id, open } = useListState();
  const { mine, shared } = useViews();
  const { maySave } = useViewRights();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState<'new' | 'edit' | 'remove' | null>(null);
  const view = [...mine, ...shared].find((one) => one.id === id);
  const isChanged = view !== undefined && !isSameState(resource, state, readState(view.state));
  if (!maySave && mine.length + shared.length === 0) return null;
  const reset = () => view && open(readState(view.state), view.id);
  return (
    <>
      <Button
        color="inherit"
        startIcon={<BookmarkBorder />}
        endIcon={<ExpandMore />}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ color: 'text.secondary', maxWidth: '100%', '&&': { whiteSpace: 'normal', textAlign: 'left' } }}
      >
        {view ? view.name : translate('panel.lists.view.views')}
      </Button>
      {isChanged && (
        <Chip
          size="small"
          label={translate('panel.lists.view.changed')}
          onDelete={reset}
          deleteIcon={<Undo titleAccess={translate('panel.lists.view.reset')} />}
        />
      )}
      <ViewMenu anchor={anchor} view={view} isChanged={isChanged} onAsk={setAsked} onClose={() => setAnchor(null)} />
      {asked === 'new' && <ViewDialog onClose={() => setAsked(null)} />}
      {asked === 'edit' && view && <ViewDialog view={view} onClose={() => setAsked(null)} />}
      {asked === 'remove' && view && <RemoveView view={view} onClose={() => setAsked(null)} />}
    </>
  );
}

function RemoveView({ view, onClose }: { readonly view: SavedView; onClose(): void }) {
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
