import Star from '@mui/icons-material/Star';
import { Divider, ListItemText, ListSubheader, Menu, MenuItem } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useSession } from '../../app/session.ts';
import { readState } from '../../generate/list/listState.ts';
import { useListState } from '../../generate/list/useListState.ts';
import { useViewCommands } from './useViewCommands.ts';
import type { SavedView } from './viewData.ts';
import { useViewRights, useViews } from './viewData.ts';

interface ViewMenuProps {
  readonly anchor: HTMLElement;
  /** The one that is open. */
  readonly view: SavedView | undefined;
  readonly isChanged: boolean;
  onAsk(what: 'new' | 'edit' | 'remove'): void;
  onClose(): void;
}

/** The views to choose from, and below them what can be done with the one that is open. */
export function ViewMenu({ anchor, view, isChanged, onAsk, onClose }: ViewMenuProps) {
  const translate = useTranslate();
  const { open } = useListState();
  const { mine, shared } = useViews();
  const commands = useCommands({ view, isChanged, onAsk });
  const choose = (one: SavedView) => {
    onClose();
    open(readState(one.state), one.id);
  };
  const listed = (title: string, views: readonly SavedView[]) =>
    views.length > 0 && [
      <ListSubheader key={title} sx={{ lineHeight: 2.4, fontWeight: 600 }}>
        {translate(`panel.lists.view.${title}`)}
      </ListSubheader>,
      ...views.map((one) => <ViewItem key={one.id} view={one} isOpen={one.id === view?.id} onChoose={() => choose(one)} />),
    ];
  return (
    <Menu anchorEl={anchor} open onClose={onClose} slotProps={{ paper: { sx: { minWidth: 240, maxWidth: 360 } } }}>
      {listed('mine', mine)}
      {listed('shared', shared)}
      {mine.length + shared.length > 0 && <Divider />}
      {commands.map(({ key, run }) => (
        <MenuItem
          key={key}
          dense
          onClick={() => {
            onClose();
            run();
          }}
        >
          {translate(`panel.lists.view.${key}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}

interface ViewItemProps {
  readonly view: SavedView;
  readonly isOpen: boolean;
  onChoose(): void;
}

function ViewItem({ view, isOpen, onChoose, ...item }: ViewItemProps) {
  const translate = useTranslate();
  const me = useSession().viewer.id;
  return (
    <MenuItem {...item} dense selected={isOpen} onClick={onChoose}>
      <ListItemText
        primary={view.name}
        secondary={view.owner?.id === me ? undefined : view.owner?.name}
        slotProps={{ primary: { noWrap: true } }}
      />
      {view.isDefault && (
        <Star titleAccess={translate('panel.lists.view.isDefault')} sx={{ ml: 1, fontSize: 16, color: 'text.secondary' }} />
      )}
    </MenuItem>
  );
}

/** What can be done now, in the menu's order. */
function useCommands({ view, isChanged, onAsk }: Pick<ViewMenuProps, 'view' | 'isChanged' | 'onAsk'>) {
  const { state, open } = useListState();
  const { maySave, mayChange } = useViewRights();
  const { update } = useViewCommands();
  const mine = view && mayChange(view) ? view : null;
  const commands = [
    { key: 'save', isOffered: mine !== null && isChanged, run: () => void (mine && update(mine, { state })) },
    { key: 'reset', isOffered: isChanged, run: () => view && open(readState(view.state), view.id) },
    { key: 'none', isOffered: view !== undefined, run: () => open({}) },
    { key: 'saveAs', isOffered: maySave, run: () => onAsk('new') },
    { key: 'edit', isOffered: mine !== null, run: () => onAsk('edit') },
    { key: 'makeDefault', isOffered: mine?.isDefault === false, run: () => void (mine && update(mine, { isDefault: true })) },
    { key: 'unmakeDefault', isOffered: mine?.isDefault === true, run: () => void (mine && update(mine, { isDefault: false })) },
    { key: 'remove', isOffered: mine !== null, run: () => onAsk('remove') },
  ];
  return commands.filter(({ isOffered }) => isOffered);
}
