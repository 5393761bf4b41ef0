import Search from '@mui/icons-material/Search';
import { Box, ButtonBase, IconButton, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { useOverlay } from './PaletteContext.ts';
import { modifier } from './modifier.ts';

/** The way to the palette for mouse and finger; at a desk it tells the keys. */
export function SearchButton() {
  const translate = useTranslate();
  const show = useOverlay();
  const isWide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('md'));
  const open = () => show('palette');
  const name = translate('panel.palette.open');
  if (!isWide) {
    return (
      <IconButton color="inherit" aria-label={name} aria-haspopup="dialog" onClick={open}>
        <Search fontSize="small" />
      </IconButton>
    );
  }
  return (
    <ButtonBase aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K" onClick={open} sx={boxLike}>
      <Search sx={{ fontSize: 18 }} />
      <Box component="span" sx={{ flex: 1, textAlign: 'left', fontSize: '0.8438rem', whiteSpace: 'nowrap' }}>
        {translate('panel.palette.button')}
      </Box>
      <Box component="kbd" aria-hidden sx={{ font: 'inherit', fontSize: '0.75rem' }}>{`${modifier} K`}</Box>
    </ButtonBase>
  );
}

/** It looks like what it opens. */
const boxLike = {
  font: 'inherit',
  gap: 1,
  minWidth: 260,
  height: 34,
  px: 1.25,
  mr: 1,
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  color: 'text.secondary',
  bgcolor: 'background.default',
  justifyContent: 'flex-start',
  '&:hover, &:focus-visible': { borderColor: 'primary.main' },
} as const;
