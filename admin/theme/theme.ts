import { arrivalRules, FONT_FAMILY } from '../app/fonts.ts';
import type { ThemeOptions } from '@mui/material/styles';
import type { RaThemeOptions } from 'react-admin';
import { surfaces } from './palette.ts';

const typography: ThemeOptions['typography'] = {
  fontFamily: FONT_FAMILY,
  fontSize: 14,
  h1: { fontSize: '1.375rem', fontWeight: 650, lineHeight: 1.35, letterSpacing: '-0.005em' },
  h2: { fontSize: '0.9375rem', fontWeight: 650, lineHeight: 1.5 },
  h3: { fontSize: '0.875rem', fontWeight: 650, lineHeight: 1.5 },
  body1: { fontSize: '0.875rem', lineHeight: 1.6 },
  body2: { fontSize: '0.8438rem', lineHeight: 1.55 },
  caption: { fontSize: '0.78rem', lineHeight: 1.5 },
  button: { textTransform: 'none', fontWeight: 600, letterSpacing: 0 },
};

/** The light and the dark theme; both are calm surfaces with hairlines instead of shadows. */
export const themes = { light: buildTheme('light'), dark: buildTheme('dark') } as const;

function buildTheme(mode: 'light' | 'dark'): RaThemeOptions {
  return {
    palette: { mode, ...surfaces[mode] },
    shape: { borderRadius: 8 },
    typography,
    sidebar: { width: 228, closedWidth: 56 },
    components: components(),
  };
}

function components(): ThemeOptions['components'] {
  return {
    MuiCssBaseline: {
      styleOverrides: {
        body: { fontVariantNumeric: 'tabular-nums' },
        ...arrivalRules,
        '@media (prefers-reduced-motion: reduce)': {
          '*': { animationDuration: '1ms !important', transitionDuration: '1ms !important' },
        },
      },
    },
    MuiPaper: {
      defaultProps: { elevation: 0 },
      styleOverrides: {
        root: { backgroundImage: 'none' },
        elevation0: ({ theme }) => ({ border: `1px solid ${theme.palette.divider}` }),
        elevation8: ({ theme }) => ({ border: `1px solid ${theme.palette.divider}` }),
      },
    },
    MuiAppBar: {
      styleOverrides: {
        root: ({ theme }) => ({
          border: 0,
          borderBottom: `1px solid ${theme.palette.divider}`,
          borderRadius: 0,
          backgroundColor: theme.palette.background.paper,
          color: theme.palette.text.primary,
          boxShadow: 'none',
        }),
      },
    },
    MuiDrawer: { styleOverrides: { paper: { border: 0, borderRadius: 0 } } },
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'small' },
      styleOverrides: { root: { paddingInline: 12, minHeight: 34, whiteSpace: 'nowrap' } },
    },
    MuiTextField: { defaultProps: { size: 'small', variant: 'outlined' } },
    MuiFormControl: { defaultProps: { size: 'small', variant: 'outlined' } },
    MuiInputLabel: { styleOverrides: { asterisk: ({ theme }) => ({ color: theme.palette.error.main }) } },
    MuiOutlinedInput: {
      styleOverrides: {
        root: ({ theme }) => ({ backgroundColor: theme.palette.background.paper }),
        notchedOutline: ({ theme }) => ({
          borderColor: theme.palette.mode === 'light' ? '#c3cccf' : '#46545a',
        }),
      },
    },
    MuiTableCell: {
      styleOverrides: {
        root: ({ theme }) => ({
          fontSize: '0.8438rem',
          padding: '7px 12px',
          borderColor: theme.palette.divider,
          lineHeight: 1.45,
        }),
        head: ({ theme }) => ({
          fontSize: '0.78rem',
          fontWeight: 600,
          color: theme.palette.text.secondary,
          backgroundColor: theme.palette.mode === 'light' ? '#fafbfb' : '#1e272a',
          whiteSpace: 'nowrap',
          paddingBlock: 8,
        }),
        paddingCheckbox: { width: 44, padding: '0 0 0 6px' },
      },
    },
    MuiTab: { styleOverrides: { root: { minHeight: 44, paddingInline: 14, minWidth: 0, fontWeight: 600 } } },
    MuiTabs: { styleOverrides: { root: { minHeight: 44 } } },
    MuiChip: { styleOverrides: { root: { borderRadius: 6, fontWeight: 550 } } },
    MuiTooltip: { styleOverrides: { tooltip: { fontSize: '0.78rem' } } },
    MuiDialog: { styleOverrides: { paper: { border: 0 } } },
    MuiAlert: { styleOverrides: { root: { border: 0 } } },
  };
}
