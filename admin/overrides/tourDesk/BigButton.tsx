import { Button } from '@mui/material';
import type { ButtonProps } from '@mui/material';
import { useDeskTour } from './deskTour.ts';

/** A button for a thumb, for whoever receives the party. */
export function BigButton({ disabled = false, sx, ...props }: ButtonProps) {
  const { canAct } = useDeskTour();
  return (
    <Button
      variant="outlined"
      {...props}
      disabled={disabled || !canAct}
      sx={{ minHeight: 48, minWidth: 64, fontSize: '0.95rem', ...(sx as object | undefined) }}
    />
  );
}
