import { Link, Paper, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { FieldValue } from '../../generate/FieldValue.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { formatPercent } from '../../i18n/number.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import { siblingsQuery } from './sheetDocuments.ts';
import { nameIn, type Named, type Sheet } from './sheetQuery.ts';

interface Sibling extends RaRecord {
  readonly revision: number;
  readonly isShadow: boolean;
  readonly total: string | null;
  readonly max: string | null;
  readonly percent: string | null;
  readonly template: Named | null;
}

/** On a phone the percent says enough. */
const wideOnly = { display: { xs: 'none', sm: 'table-cell' } } as const;

/** The same month by other templates, side by side, and the revisions of the sheet. */
export function Siblings({ sheet, beside }: { readonly sheet: Sheet; readonly beside: string | null }) {
  const translate = useTranslate();
  const { data } = useAnswer<{ readonly assessmentSheets: { readonly nodes: readonly Sibling[] } }>(siblingsQuery, {
    specialistId: sheet.specialist?.id ?? '',
    period: sheet.period,
  });
  const rows = data?.assessmentSheets.nodes ?? [];
  if (rows.length < 2) return null;
  return (
    <Paper component="section" sx={{ p: 2, overflow: 'hidden' }}>
      <Typography component="h2" variant="h2" sx={{ mb: 1 }}>
        {translate('panel.assessment.siblings')}
      </Typography>
      <Table size="small" aria-label={translate('panel.assessment.siblings')}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('panel.assessment.template')}</TableCell>
            <TableCell align="right">{translate('panel.assessment.total')}</TableCell>
            <TableCell align="right">{translate('panel.assessment.percent')}</TableCell>
            <TableCell sx={wideOnly}>{translate('panel.assessment.grade')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <SiblingRow key={row.id} row={row} sheet={sheet} isBeside={row.id === beside} />
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
}

interface SiblingRowProps {
  readonly row: Sibling;
  readonly sheet: Sheet;
  readonly isBeside: boolean;
}

function SiblingRow({ row, sheet, isBeside }: SiblingRowProps) {
  const isThis = row.id === sheet.id;
  const translate = useTranslate();
  const locale = usePanelLocale();
  const grade = fieldNamed(useResourceModel('assessmentSheets'), 'grade');
  const marks = [
    row.isShadow && translate('panel.assessment.shadowMark'),
    row.revision > 1 && translate('panel.assessment.revision', { revision: row.revision }),
    isThis && translate('panel.assessment.thisSheet'),
  ].filter(Boolean);
  const name = nameIn(row.template, locale);
  return (
    <TableRow selected={isThis}>
      <TableCell>
        {isThis ? (
          name
        ) : (
          <Link component={LinkBase} to={`/assessmentSheets/${row.id}/show`} underline="hover">
            {name}
          </Link>
        )}
        {marks.length > 0 && (
          <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
            {marks.join(' · ')}
          </Typography>
        )}
        {!isThis && !isBeside && (
          <Link component={LinkBase} to={`/assessmentSheets/${sheet.id}/show?beside=${row.id}`} underline="hover" variant="caption">
            {translate('panel.assessment.compare')}
          </Link>
        )}
      </TableCell>
      <TableCell align="right">{row.total ? `${row.total} / ${row.max}` : translate('panel.show.none')}</TableCell>
      <TableCell align="right">{row.percent ? formatPercent(row.percent, locale) : translate('panel.show.none')}</TableCell>
      <TableCell sx={wideOnly}>{grade && <FieldValue field={grade} row={row} />}</TableCell>
    </TableRow>
  );
}
