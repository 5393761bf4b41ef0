/** Colours a choice may have in the catalogue; each has a quiet ground and a readable ink. */
export type ChipColor = 'grey' | 'blue' | 'green' | 'orange' | 'red' | 'purple' | 'teal';

/** A chip's ground and ink. */
export interface ChipTone {
  readonly ground: string;
  readonly ink: string;
}

/** Inks on their grounds reach at least 5.5 : 1 on both themes. */
export const chipTones: Readonly<Record<'light' | 'dark', Readonly<Record<ChipColor, ChipTone>>>> = {
  light: {
    grey: { ground: '#eceeef', ink: '#475057' },
    blue: { ground: '#e2edf8', ink: '#1d5488' },
    green: { ground: '#e0f1e4', ink: '#1f6335' },
    orange: { ground: '#fbeada', ink: '#8a4a0c' },
    red: { ground: '#fbe4e2', ink: '#9c2b22' },
    purple: { ground: '#ece6f6', ink: '#5b3f94' },
    teal: { ground: '#dcf0ee', ink: '#0f5f5b' },
  },
  dark: {
    grey: { ground: '#2b3237', ink: '#c3cbd0' },
    blue: { ground: '#1c3349', ink: '#9cc9f2' },
    green: { ground: '#1c3a27', ink: '#98d7aa' },
    orange: { ground: '#432d17', ink: '#f0bd87' },
    red: { ground: '#482423', ink: '#f3aca6' },
    purple: { ground: '#332a4a', ink: '#c9b6f0' },
    teal: { ground: '#173b3a', ink: '#8ad5cf' },
  },
};

/** Whether a colour of the catalogue is one that the theme knows. */
export function isChipColor(color: string | null | undefined): color is ChipColor {
  return color !== null && color !== undefined && color in chipTones.light;
}

/** The surfaces and inks of both themes. */
export const surfaces = {
  light: {
    primary: { main: '#17696a', dark: '#0f5152', light: '#3f8a8a', contrastText: '#ffffff' },
    secondary: { main: '#45606e', contrastText: '#ffffff' },
    error: { main: '#b3372c' },
    warning: { main: '#9a5a10' },
    success: { main: '#26703d' },
    info: { main: '#245f96' },
    background: { default: '#f4f6f6', paper: '#ffffff' },
    text: { primary: '#1c2629', secondary: '#58666b' },
    divider: '#e1e6e7',
  },
  dark: {
    primary: { main: '#6cc4be', dark: '#4aa6a0', light: '#93d8d3', contrastText: '#0c2423' },
    secondary: { main: '#9db4c0', contrastText: '#12191c' },
    error: { main: '#f0938a' },
    warning: { main: '#e9b06d' },
    success: { main: '#84cf9b' },
    info: { main: '#8fc1ef' },
    background: { default: '#12181a', paper: '#1a2225' },
    text: { primary: '#e4eaeb', secondary: '#a0adb2' },
    divider: '#2c3639',
  },
} as const;
