import PivotTableChart from '@mui/icons-material/PivotTableChart';
import TableRows from '@mui/icons-material/TableRows';
import ViewKanban from '@mui/icons-material/ViewKanban';
import { Box, Button, ButtonGroup } from '@mui/material';
import { LinkBase, useLocation, useTranslate } from 'react-admin';
import { usePanel, useResourceModel } from '../app/panel.ts';
import { stateField } from './board/boardModel.ts';
import { groupKeys } from './groups/groupModel.ts';

/** The ways to look at a resource's rows: their list, by their state where they have one, and in groups. */
export function ViewSwitch({ view }: { readonly view: 'list' | 'board' | 'groups' }) {
  const translate = useTranslate();
  const model = usePanel();
  const resource = useResourceModel();
  // what is shown stays, however it is looked at
  const { search } = useLocation();
  const entries = [
    { key: 'list', to: `/${resource.name}${search}`, Icon: TableRows, isThere: true },
    { key: 'board', to: `/${resource.name}/board${search}`, Icon: ViewKanban, isThere: stateField(resource) !== null },
    { key: 'groups', to: `/${resource.name}/groups${search}`, Icon: PivotTableChart, isThere: groupKeys(model, resource).length > 0 },
  ].filter(({ isThere }) => isThere);
  if (entries.length < 2) return null;
  return (
    <ButtonGroup component="nav" size="small" color="inherit" aria-label={translate('panel.kanban.view')} sx={looks}>
      {entries.map(({ key, to, Icon }) => (
        <Button
          key={key}
          component={LinkBase}
          to={to}
          aria-current={key === view ? 'page' : undefined}
          aria-label={translate(`panel.kanban.${key}`)}
        >
          <Icon sx={{ fontSize: 18 }} />
          <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
            {translate(`panel.kanban.${key}`)}
          </Box>
        </Button>
      ))}
    </ButtonGroup>
  );
}

/** Links that look like a switch: the one that is shown stands out. */
const looks = {
  bgcolor: 'background.paper',
  '& .MuiButton-root': { py: 0.6, px: 1.25, gap: 0.75, borderColor: 'divider', color: 'text.secondary' },
  '& .MuiButton-root[aria-current]': { color: 'text.primary', bgcolor: 'action.selected' },
} as const;
