import { CssBaseline } from '@mui/material';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { AdminContext } from 'react-admin';
import { createI18nProvider } from '../i18n/i18nProvider.ts';
import { themes } from '../theme/theme.ts';
import { panelStore, storedLocale } from './panelStore.ts';

/** Language and theme for the pages outside the workspace, where no catalogue is known. */
export function OuterFrame({ children }: { readonly children: ReactNode }) {
  const [i18nProvider] = useState(() => createI18nProvider(null, storedLocale() ?? 'zh'));
  return (
    <AdminContext store={panelStore} i18nProvider={i18nProvider} lightTheme={themes.light} darkTheme={themes.dark}>
      <CssBaseline />
      {children}
    </AdminContext>
  );
}
