import MenuIcon from '@mui/icons-material/Menu';
import { AppBar, Box, IconButton, Toolbar } from '@mui/material';
import { LinkBase, LoadingIndicator, useTranslate } from 'react-admin';
import { Suspense } from 'react';
import { bell } from '../overrides/home.ts';
import { Brand } from './Brand.tsx';
import { LanguageButton, ThemeButton } from './Preferences.tsx';
import { SearchButton } from './palette/SearchButton.tsx';
import { usePanel } from './panel.ts';
import { useMenu } from './useMenu.ts';
import { OfflineStrip } from './OfflineStrip.tsx';
import { ViewAsBanner } from './ViewAsBanner.tsx';
import { ViewerMenu } from './ViewerMenu.tsx';

/** The bar above everything: with whose eyes one looks, menu, product, preferences, viewer. */
export function TopBar() {
  const translate = useTranslate();
  const { isOpen, setOpen } = useMenu();
  return (
    <AppBar position="sticky" elevation={0} sx={{ zIndex: (theme) => theme.zIndex.drawer + 1 }}>
      <ViewAsBanner />
      <OfflineStrip />
      <Toolbar disableGutters sx={{ minHeight: '52px !important', px: 1, gap: 0.5 }}>
        <IconButton
          color="inherit"
          aria-label={translate(isOpen ? 'ra.action.close_menu' : 'ra.action.open_menu')}
          onClick={() => setOpen(!isOpen)}
        >
          <MenuIcon fontSize="small" />
        </IconButton>
        <Box component={LinkBase} to="/" sx={{ color: 'inherit', textDecoration: 'none', minWidth: 0, ml: 0.5 }}>
          <Brand isMarkOnNarrow />
        </Box>
        <Box sx={{ flex: 1 }} />
        <Box sx={{ display: { xs: 'none', sm: 'block' }, color: 'text.secondary' }}>
          <LoadingIndicator aria-label={translate('ra.page.loading')} />
        </Box>
        <SearchButton />
        <Bell />
        <LanguageButton />
        <ThemeButton />
        <ViewerMenu />
      </Toolbar>
    </AppBar>
  );
}

function Bell() {
  const Component = bell.component;
  if (!usePanel().rootFields.has(bell.needs)) return null;
  return (
    <Suspense fallback={null}>
      <Component />
    </Suspense>
  );
}
