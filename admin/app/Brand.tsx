import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { visuallyHidden } from '../theme/visuallyHidden.ts';

interface BrandProps {
  readonly isLarge?: boolean;
  /** On a telephone the mark stands alone, and the name is read out. */
  readonly isMarkOnNarrow?: boolean;
}

/** The product's mark and name. */
export function Brand({ isLarge = false, isMarkOnNarrow = false }: BrandProps) {
  const translate = useTranslate();
  const size = isLarge ? 40 : 26;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: isLarge ? 1.5 : 1, minWidth: 0 }}>
      <Box component="img" src="/favicon.svg" alt="" sx={{ width: size, height: size, flexShrink: 0 }} />
      <Box sx={(theme) => ({ minWidth: 0, ...(isMarkOnNarrow && { [theme.breakpoints.down('sm')]: visuallyHidden }) })}>
        <Typography noWrap sx={{ fontWeight: 700, fontSize: isLarge ? '1.25rem' : '0.9375rem', lineHeight: 1.3 }}>
          {translate('panel.app.name')}
        </Typography>
        {isLarge && <Typography color="textSecondary">{translate('panel.app.tagline')}</Typography>}
      </Box>
    </Box>
  );
}
