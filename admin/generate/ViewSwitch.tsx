import TableRows from '@mui/icons-material/TableRows';
import ViewKanban from '@mui/icons-material/ViewKanban';
import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import { LinkBase, useLocation, useTranslate } from 'react-admin';
import { useResourceModel } from '../app/panel.ts';
import { stateField } from './board/boardModel.ts';

/** The ways to look at a resource's rows: their list, and by their state where they have one. */
export function ViewSwitch({ view }: { readonly view: 'list' | 'board' }) {
  const translate = useTranslate();
  const resource = useResourceModel();
  // what is shown stays, however it is looked at
  const { search } = useLocation();
  if (!stateField(resource)) return null;
  const entries = [
    { key: 'list', to: `/${resource.name}${search}`, Icon: TableRows },
    { key: 'board', to: `/${resource.name}/board${search}`, Icon: ViewKanban },
  ];
  return (
    <ToggleButtonGroup
      size="small"
      value={view}
      aria-label={translate('panel.kanban.view')}
      sx={{ bgcolor: 'background.paper', '& .MuiToggleButton-root': { py: 0.6, px: 1.25, gap: 0.75, textTransform: 'none' } }}
    >
      {entries.map(({ key, to, Icon }) => (
        <ToggleButton key={key} value={key} component={LinkBase} to={to} aria-current={key === view ? 'page' : undefined}>
          <Icon sx={{ fontSize: 18 }} />
          {translate(`panel.kanban.${key}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
