import { Box, Drawer, List, ListItemButton, ListItemIcon, ListItemText, Tooltip, Typography } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { alpha } from '@mui/material/styles';
import { LinkBase, useLocation, useTranslate } from 'react-admin';
import { pages } from '../overrides/pages.ts';
import { CatalogueIcon } from '../theme/CatalogueIcon.tsx';
import { menuOf } from './menu.ts';
import type { MenuGroup } from './menu.ts';
import { useLabels, usePanel } from './panel.ts';
import { useSession } from './session.ts';
import { useMenu } from './useMenu.ts';
import { bannerHeight } from './ViewAsBanner.tsx';

const topBarHeight = 52;

/** The menu beside the page; on a narrow screen it slides over it. */
export function SideMenu() {
  const translate = useTranslate();
  const { isNarrow, isOpen, setOpen } = useMenu();
  const close = () => setOpen(false);
  const isRail = !isNarrow && !isOpen;
  const top = useSession().viewer.viewedBy ? topBarHeight + bannerHeight : topBarHeight;
  return (
    <Drawer
      variant={isNarrow ? 'temporary' : 'permanent'}
      open={isNarrow ? isOpen : true}
      onClose={close}
      sx={{ flexShrink: 0, width: ({ sidebar }) => (isRail ? sidebar.closedWidth : sidebar.width) }}
      slotProps={{ paper: { sx: (theme) => paperStyle(theme, { isNarrow, isRail, top }) } }}
    >
      <Box component="nav" aria-label={translate('panel.menu.label')} sx={{ py: 1.5 }}>
        {menuOf(usePanel(), pages).map((entry) => (
          <MenuSection key={entry.group.key} entry={entry} isRail={isRail} onChoose={isNarrow ? close : undefined} />
        ))}
      </Box>
    </Drawer>
  );
}

function paperStyle(theme: Theme, { isNarrow, isRail, top }: { isNarrow: boolean; isRail: boolean; top: number }) {
  return {
    width: isRail ? theme.sidebar.closedWidth : theme.sidebar.width + (isNarrow ? 24 : 0),
    top: isNarrow ? 0 : top,
    height: isNarrow ? '100%' : `calc(100% - ${top}px)`,
    backgroundColor: isNarrow ? theme.palette.background.paper : theme.palette.background.default,
    border: 0,
    borderRight: `1px solid ${theme.palette.divider}`,
    scrollbarWidth: 'thin',
    overflowX: 'hidden',
  };
}

interface SectionProps {
  readonly entry: MenuGroup;
  readonly isRail: boolean;
  readonly onChoose: (() => void) | undefined;
}

function MenuSection({ entry, isRail, onChoose }: SectionProps) {
  const translate = useTranslate();
  const label = useLabels();
  return (
    <Box sx={{ mb: 1.25 }}>
      {!isRail && (
        <Typography component="h2" sx={{ px: 2.25, pb: 0.5, fontSize: '0.75rem', fontWeight: 600, color: 'text.secondary' }}>
          {entry.group.label ? label(entry.group.label) : translate('panel.menu.other')}
        </Typography>
      )}
      <List disablePadding sx={{ px: 1 }}>
        {entry.pages.map(({ path, icon, label }) => (
          <MenuLink key={path} path={path} icon={icon} text={translate(label)} isRail={isRail} onChoose={onChoose} />
        ))}
        {entry.resources.map(({ name, icon, labels }) => (
          <MenuLink key={name} path={name} icon={icon} text={label(labels)} isRail={isRail} onChoose={onChoose} />
        ))}
        {entry.reports.map(({ name, icon, label: named }) => (
          <MenuLink key={name} path={`reports/${name}`} icon={icon} text={label(named)} isRail={isRail} onChoose={onChoose} />
        ))}
      </List>
    </Box>
  );
}

interface LinkProps {
  readonly path: string;
  readonly icon: string | null;
  readonly text: string;
  readonly isRail: boolean;
  readonly onChoose: (() => void) | undefined;
}

function MenuLink({ path, icon, text, isRail, onChoose }: LinkProps) {
  const { pathname } = useLocation();
  const isHere = pathname === `/${path}` || pathname.startsWith(`/${path}/`);
  return (
    <Box component="li" sx={{ listStyle: 'none' }}>
      <Tooltip title={isRail ? text : ''} placement="right">
        <ListItemButton
          component={LinkBase}
          to={`/${path}`}
          selected={isHere}
          aria-current={isHere ? 'page' : undefined}
          aria-label={text}
          onClick={onChoose}
          sx={(theme) => linkStyle(theme)}
        >
          <ListItemIcon sx={{ minWidth: 32, color: 'inherit' }}>
            <CatalogueIcon icon={icon} sx={{ fontSize: 19 }} />
          </ListItemIcon>
          {!isRail && <ListItemText primary={text} slotProps={{ primary: { noWrap: true, sx: { fontWeight: 'inherit' } } }} />}
        </ListItemButton>
      </Tooltip>
    </Box>
  );
}

function linkStyle(theme: Theme) {
  return {
    borderRadius: '7px',
    px: 1.25,
    py: 0.4,
    my: '1px',
    minHeight: 36,
    color: theme.palette.text.secondary,
    '&:hover': { color: theme.palette.text.primary },
    '&.Mui-selected, &.Mui-selected:hover': {
      color: theme.palette.primary.main,
      backgroundColor: alpha(theme.palette.primary.main, theme.palette.mode === 'light' ? 0.1 : 0.16),
      fontWeight: 650,
    },
  };
}
