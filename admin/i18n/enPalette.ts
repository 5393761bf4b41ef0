import type { Shape } from './shape.ts';
import type { zhPalette } from './zhPalette.ts';

/** The words of the palette. */
export const enPalette: Shape<typeof zhPalette> = {
  open: 'Search',
  button: 'Search records, pages, commands',
  title: 'Search records, pages and commands',
  placeholder: 'A name, a number, pinyin or its initials',
  found: 'Search results',
  home: 'Home',
  recent: 'Opened recently',
  pages: 'Pages',
  commands: 'Commands',
  inList: 'All of “%{typed}” in %{name}',
  nothing: 'Nothing found for “%{typed}”',
  nothingHint:
    'Try part of a name, a number, full pinyin or its initials, or fewer words. Records that you may not see do not appear here.',
  command: {
    language: 'Switch to Chinese',
    theme: 'Switch light / dark',
    keys: 'Show the keyboard shortcuts',
    signOut: 'Sign out',
  },
  keys: {
    title: 'Keyboard shortcuts',
    palette: 'Search records, pages and commands',
    search: 'To the search box of the list',
    help: 'Show the keyboard shortcuts',
    previous: 'Previous record (on a record’s page)',
    next: 'Next record (on a record’s page)',
    choose: 'Move through the results and open one',
    close: 'Close',
    go: 'g and then a letter opens a list',
  },
};
