import CalendarMonth from '@mui/icons-material/CalendarMonth';
import PivotTableChart from '@mui/icons-material/PivotTableChart';
import TableRows from '@mui/icons-material/TableRows';
import ViewKanban from '@mui/icons-material/ViewKanban';
import { Box, Button, ButtonGroup } from '@mui/material';
import { LinkBase, useLocation, useTranslate } from 'react-admin';
import { usePanel, useResourceModel } from '../app/panel.ts';
import { lookPath, looksOf, useLook } from './look/look.ts';
import type { Look } from './look/look.ts';

const icons = { list: TableRows, board: ViewKanban, calendar: CalendarMonth, groups: PivotTableChart } satisfies Record<Look, unknown>;

/** The ways to look at a resource's rows; what is shown stays, however it is looked at. */
export function ViewSwitch() {
  const translate = useTranslate();
  const resource = useResourceModel();
  const looks = looksOf(usePanel(), resource);
  const current = useLook();
  const { search } = useLocation();
  if (looks.length < 2) return null;
  return (
    <ButtonGroup component="nav" size="small" color="inherit" aria-label={translate('panel.kanban.view')} sx={switchStyle}>
      {looks.map((look) => {
        const Icon = icons[look];
        return (
          <Button
            key={look}
            component={LinkBase}
            to={`${lookPath(resource, look)}${search}`}
            aria-current={look === current ? 'page' : undefined}
            aria-label={translate(`panel.kanban.${look}`)}
          >
            <Icon sx={{ fontSize: 18 }} />
            <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
              {translate(`panel.kanban.${look}`)}
            </Box>
          </Button>
        );
      })}
    </ButtonGroup>
  );
}

/** Links that look like a switch: the one that is shown stands out. */
const switchStyle = {
  bgcolor: 'background.paper',
  '& .MuiButton-root': { py: 0.6, px: 1.25, gap: 0.75, borderColor: 'divider', color: 'text.secondary' },
  '& .MuiButton-root[aria-current]': { color: 'text.primary', bgcolor: 'action.selected' },
} as const;
