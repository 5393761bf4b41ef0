import BookmarkBorder from '@mui/icons-material/BookmarkBorder';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Undo from '@mui/icons-material/Undo';
import { Button, Chip } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useResourceModel } from '../../app/panel.ts';
import { isSameState, readState } from '../../generate/list/listState.ts';
import { useListState } from '../../generate/list/useListState.ts';
import type { SavedView } from './viewData.ts';
import { useViewRights, useViews } from './viewData.ts';

const ViewMenu = lazy(async () => ({ default: (await import('./ViewMenu.tsx')).ViewMenu }));
const ViewDialog = lazy(async () => ({ default: (await import('./ViewDialog.tsx')).ViewDialog }));
const RemoveView = lazy(async () => ({ default: (await import('./RemoveView.tsx')).RemoveView }));

type Asked = 'new' | 'edit' | 'remove';

/** The view that the list is open by, whether it has been changed since, and all that is done with views. */
export function ViewBar() {
  const translate = useTranslate();
  const resource = useResourceModel();
  const { state, view: id, open } = useListState();
  const { mine, shared } = useViews();
  const { maySave } = useViewRights();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
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
      <Suspense fallback={null}>
        {anchor && <ViewMenu anchor={anchor} view={view} isChanged={isChanged} onAsk={setAsked} onClose={() => setAnchor(null)} />}
        {asked && <AskedOf what={asked} view={view} onClose={() => setAsked(null)} />}
      </Suspense>
    </>
  );
}

interface AskedProps {
  readonly what: Asked;
  readonly view: SavedView | undefined;
  onClose(): void;
}

function AskedOf({ what, view, onClose }: AskedProps) {
  if (what === 'new') return <ViewDialog onClose={onClose} />;
  if (!view) return null;
  return what === 'edit' ? <ViewDialog view={view} onClose={onClose} /> : <RemoveView view={view} onClose={onClose} />;
}
