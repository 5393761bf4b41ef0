import PivotTableChart from '@mui/icons-material/PivotTableChart';
import TableRows from '@mui/icons-material/TableRows';
import ViewKanban from '@mui/icons-material/ViewKanban';
import { Box, ToggleButton, ToggleButtonGroup } from '@mui/material';
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
    <ToggleButtonGroup
      size="small"
      value={view}
      aria-label={translate('panel.kanban.view')}
      sx={{ bgcolor: 'background.paper', '& .MuiToggleButton-root': { py: 0.6, px: 1.25, gap: 0.75, textTransform: 'none' } }}
    >
      {entries.map(({ key, to, Icon }) => (
        <ToggleButton
          key={key}
          value={key}
          component={LinkBase}
          to={to}
          aria-current={key === view ? 'page' : undefined}
          aria-label={translate(`panel.kanban.${key}`)}
        >
          <Icon sx={{ fontSize: 18 }} />
          <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
            {translate(`panel.kanban.${key}`)}
          </Box>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
