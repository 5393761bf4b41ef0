import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** Lays widgets out, two or three abreast where there is room. */
export function FieldGrid({ children, isNarrow = false }: { readonly children: ReactNode; readonly isNarrow?: boolean }) {
  return (
    <Box
      sx={{
        display: 'grid',
        columnGap: 2,
        rowGap: 2,
        alignItems: 'start',
        gridTemplateColumns: isNarrow ? '1fr' : { xs: '1fr', sm: '1fr 1fr', lg: '1fr 1fr 1fr' },
        '& .MuiFormControl-root, & .MuiFormControlLabel-root': { my: 0 },
        '& .MuiFormControlLabel-root': { ml: 0 },
        '& > *': { minWidth: 0 },
      }}
    >
      {children}
    </Box>
  );
}
