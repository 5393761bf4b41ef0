import { Box } from '@mui/material';
import { Suspense } from 'react';
import { Loading, SkipNavigationButton, useLocation } from 'react-admin';
import type { CoreLayoutProps } from 'react-admin';
import { notices } from '../overrides/home.ts';
import { PageBoundary } from './PageBoundary.tsx';
import { PaletteHost } from './palette/PaletteHost.tsx';
import { usePanel } from './panel.ts';
import { RevealHost } from './RevealHost.tsx';
import { SideMenu } from './SideMenu.tsx';
import { TopBar } from './TopBar.tsx';
import { ViewAsOver } from './ViewAsOver.tsx';

/** Bar, menu and page; a page that breaks leaves the way to the others open. */
export function PanelLayout({ children }: CoreLayoutProps) {
  const { pathname } = useLocation();
  return (
    <PaletteHost>
      <RevealHost>
        <Box sx={{ minHeight: '100vh', bgcolor: 'background.default' }}>
          <SkipNavigationButton />
          <TopBar />
          <Box sx={{ display: 'flex' }}>
            <SideMenu />
            <Box
              component="main"
              id="main-content"
              tabIndex={-1}
              sx={{ flex: 1, minWidth: 0, px: { xs: 1.5, sm: 3 }, py: { xs: 2, sm: 2.5 }, outline: 'none' }}
            >
              <ViewAsOver />
              <Notices />
              <PageBoundary key={pathname}>
                <Suspense fallback={<Loading />}>{children}</Suspense>
              </PageBoundary>
            </Box>
          </Box>
        </Box>
      </RevealHost>
    </PaletteHost>
  );
}

/** Those that the viewer's schema can fill; while one loads, the page is there. */
function Notices() {
  const { rootFields } = usePanel();
  return (
    <Suspense fallback={null}>
      {notices.map(({ needs, component: Component }) => rootFields.has(needs) && <Component key={needs} />)}
    </Suspense>
  );
}
