import { useAuthProvider, useLocaleState, useTheme } from 'react-admin';
import { useTheme as useMuiTheme } from '@mui/material/styles';
import type { Command } from './entries.ts';
import { useOverlay } from './PaletteContext.ts';

/** Carries out what is no page and asks for nothing. */
export function useCommands(): (command: Extract<Command, string>) => void {
  const show = useOverlay();
  const authProvider = useAuthProvider();
  const [locale, setLocale] = useLocaleState();
  const [, setTheme] = useTheme();
  const isDark = useMuiTheme().palette.mode === 'dark';
  return (command) => {
    switch (command) {
      case 'language':
        return setLocale(locale === 'en' ? 'zh' : 'en');
      case 'theme':
        return setTheme(isDark ? 'light' : 'dark');
      case 'keys':
        return show('keys');
      case 'signOut':
        return void authProvider?.logout({});
    }
  };
}
