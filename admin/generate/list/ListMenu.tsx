import MoreHoriz from '@mui/icons-material/MoreHoriz';
import { Button, ListItemIcon, ListItemText, Menu, MenuItem } from '@mui/material';
import { Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { usePanel, useResourceModel } from '../../app/panel.ts';
import { listMenuEntries } from './menuEntries.ts';
import type { ListMenuEntry } from './menuEntries.ts';
import { useListRequest } from './useListRequest.ts';

/** The menu of what is done with a list and not every day; not there where there is nothing of it. */
export function ListMenu() {
  const translate = useTranslate();
  const model = usePanel();
  const resource = useResourceModel();
  const request = useListRequest();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [chosen, setChosen] = useState<ListMenuEntry | null>(null);
  const entries = listMenuEntries.filter((entry) => entry.isOffered(resource, model));
  if (entries.length === 0) return null;
  return (
    <>
      <Button variant="outlined" startIcon={<MoreHoriz />} aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
        {translate('panel.lists.more')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {entries.map((entry) => (
          <MenuItem
            key={entry.key}
            dense
            onClick={() => {
              setAnchor(null);
              setChosen(entry);
            }}
          >
            <ListItemIcon>
              <entry.Icon fontSize="small" />
            </ListItemIcon>
            <ListItemText>{translate(entry.label)}</ListItemText>
          </MenuItem>
        ))}
      </Menu>
      <Suspense fallback={null}>{chosen && <chosen.Dialog request={request} onClose={() => setChosen(null)} />}</Suspense>
    </>
  );
}
