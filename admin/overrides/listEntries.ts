import Cable from '@mui/icons-material/Cable';
import { lazy } from 'react';
import type { ListMenuEntry } from '../generate/list/menuEntries.ts';

const ConnectDialog = lazy(async () => ({ default: (await import('./connect/ConnectDialog.tsx')).ConnectDialog }));

/** What the product adds to the menu of every list. */
export const listEntries: readonly ListMenuEntry[] = [
  { key: 'connect', label: 'panel.connect.menu', Icon: Cable, Dialog: ConnectDialog, isOffered: () => true },
];
