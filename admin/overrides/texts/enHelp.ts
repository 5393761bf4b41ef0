import { enDevelopers } from './enDevelopers.ts';
import { enHandbook } from './enHandbook.ts';
import { enHome } from './enHome.ts';

/** What is said of the day’s figures, of the handbook, and to those who write programs. */
export const enHelp = { home: enHome, handbook: enHandbook, developers: enDevelopers } as const;
