import { Box, TableCell, TableFooter, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLabels, usePanelLocale } from '../../app/panel.ts';
import { formatDecimal, formatPercent, trimZeros } from '../../i18n/number.ts';
import type { FieldModel } from '../model.ts';
import { useTotals } from './useTotals.ts';
import type { Total } from './useTotals.ts';

interface TotalRowProps {
  readonly fields: readonly FieldModel[];
  /** Cells before those of the fields. */
  readonly lead: number;
}

/** The foot of a table: what its columns come to. */
export function TotalRow({ fields, lead }: TotalRowProps) {
  const translate = useTranslate();
  const totalOf = useTotals();
  if (!fields.some(totalOf)) return null;
  return (
    <TableFooter>
      <TableRow sx={{ '& td, & th': { borderBottom: 0, borderTop: 1, borderColor: 'divider', color: 'text.primary', fontWeight: 600 } }}>
        {lead > 0 && <TableCell colSpan={lead} />}
        {fields.map((field, place) => {
          const total = totalOf(field);
          if (place === 0 && !total) {
            return (
              <TableCell key={field.name} component="th" scope="row">
                {translate('panel.lists.totals')}
              </TableCell>
            );
          }
          return (
            <TableCell key={field.name} align="right">
              {total && <TotalText field={field} total={total} />}
            </TableCell>
          );
        })}
      </TableRow>
    </TableFooter>
  );
}

/** The same below cards. */
export function TotalCard({ fields }: { readonly fields: readonly FieldModel[] }) {
  const translate = useTranslate();
  const label = useLabels();
  const totalOf = useTotals();
  const told = fields.flatMap((field) => {
    const total = totalOf(field);
    return total ? [{ field, total }] : [];
  });
  if (told.length === 0) return null;
  return (
    <Box component="section" aria-label={translate('panel.lists.totals')} sx={{ p: 1.5, borderTop: 1, borderColor: 'divider' }}>
      {told.map(({ field, total }) => (
        <Box key={field.name} sx={{ display: 'flex', justifyContent: 'space-between', gap: 1.5 }}>
          <Typography variant="caption" color="textSecondary">
            {label(field.label)}
          </Typography>
          <Box sx={{ textAlign: 'right', fontSize: '0.8438rem', fontWeight: 600 }}>
            <TotalText field={field} total={total} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function TotalText({ field, total }: { readonly field: FieldModel; readonly total: Total }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const show = (figure: string) => (field.kind === 'PERCENT' ? formatPercent(figure, locale) : formatDecimal(trimZeros(figure), locale));
  return (
    <>
      {total.sum !== null && (
        <Box component="span" sx={{ display: 'block', whiteSpace: 'nowrap' }}>
          {translate('panel.lists.sum', { value: show(total.sum) })}
        </Box>
      )}
      {total.mean !== null && (
        <Box
          component="span"
          sx={{ display: 'block', whiteSpace: 'nowrap', fontWeight: 400, color: 'text.secondary', fontSize: '0.78rem' }}
        >
          {translate('panel.lists.mean', { value: show(total.mean) })}
        </Box>
      )}
    </>
  );
}
