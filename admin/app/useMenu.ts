import { useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useStore } from 'react-admin';

/** The menu's state: beside the page it is wide or a rail of icons, over a narrow page it is open or away. */
export interface MenuState {
  readonly isNarrow: boolean;
  readonly isOpen: boolean;
  setOpen(isOpen: boolean): void;
}

/** Two states are kept apart, so that the wide menu of a desk does not cover a telephone. */
export function useMenu(): MenuState {
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const [isWide, setIsWide] = useStore('menu.wide', true);
  const [isOver, setIsOver] = useStore('menu.over', false);
  return isNarrow ? { isNarrow, isOpen: isOver, setOpen: setIsOver } : { isNarrow, isOpen: isWide, setOpen: setIsWide };
}
