import { Box, Paper, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { usePanelLocale } from '../../app/panel.ts';
import { formatDecimal } from '../../i18n/number.ts';
import type { Cell } from './cardModel.ts';

interface FigureStripProps {
  /** Without a cell the figure could not be read. */
  readonly figures: readonly { readonly key: string; readonly cell: Cell | null }[];
}

/** The numbers at the top, each of which opens its rows. */
export function FigureStrip({ figures }: FigureStripProps) {
  const translate = useTranslate();
  if (figures.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label={translate('panel.home.figures')}
      sx={{
        m: 0,
        mb: 2,
        p: 0,
        listStyle: 'none',
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(46%, 160px), 1fr))',
      }}
    >
      {figures.map(({ key, cell }) => (
        <Paper key={key} component="li">
          <Figure label={translate(`panel.home.figure.${key}`)} cell={cell} />
        </Paper>
      ))}
    </Box>
  );
}

function Figure({ label, cell }: { readonly label: string; readonly cell: Cell | null }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const number = (
    <Typography component="span" sx={{ display: 'block', fontSize: '1.5rem', fontWeight: 650, lineHeight: 1.25 }}>
      {cell ? formatDecimal(cell.value, locale) : '—'}
    </Typography>
  );
  const name = (
    <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
      {label}
    </Typography>
  );
  if (!cell) {
    return (
      <Box sx={{ p: 1.5 }} title={translate('panel.home.failed')}>
        {number}
        {name}
      </Box>
    );
  }
  return (
    <Box
      component={LinkBase}
      to={cell.to}
      sx={{
        display: 'block',
        p: 1.5,
        borderRadius: 'inherit',
        color: 'inherit',
        textDecoration: 'none',
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
      {number}
      {name}
    </Box>
  );
}
