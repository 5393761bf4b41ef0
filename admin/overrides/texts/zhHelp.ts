import { zhDevelopers } from './zhDevelopers.ts';
import { zhHandbook } from './zhHandbook.ts';
import { zhHome } from './zhHome.ts';

/** What is said of the day’s figures, of the handbook, and to those who write programs. */
export const zhHelp = { home: zhHome, handbook: zhHandbook, developers: zhDevelopers } as const;
