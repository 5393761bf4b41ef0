import type { Theme } from '@mui/material/styles';
import { alpha } from '@mui/material/styles';

/** A day in a list of days: parted from the next, and shaded where nobody works. */
export function dayRow({ palette }: Theme, isWorkday: boolean) {
  return {
    borderBottom: `1px solid ${palette.divider}`,
    '&:last-child': { borderBottom: 0 },
    bgcolor: isWorkday ? undefined : alpha(palette.text.primary, 0.04),
  };
}
