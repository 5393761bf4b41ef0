import { Box, Link, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { useLabels, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { FieldValue } from '../../generate/FieldValue.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { formatDecimal, formatPercent, formatRate } from '../../i18n/number.ts';
import { cellsOf, type RosterCell, type RosterSheet } from './rosterQuery.ts';
import { nameIn } from './sheetQuery.ts';

/** The columns of the printed roster: the groups with their weights above, their figures below. */
export function RosterTable({ sheets }: { readonly sheets: readonly RosterSheet[] }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const columnLabel = useColumnLabels();
  const groups = sheets[0]?.lines.nodes ?? [];
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={translate('panel.assessment.roster')}>
      <Table size="small" sx={{ '& th, & td': { px: 1 } }}>
        <TableHead>
          <TableRow>
            <TableCell rowSpan={2}>{translate('panel.assessment.name')}</TableCell>
            {groups.map((line) => (
              <TableCell key={line.id} colSpan={cellsOf(line).length} align="center" sx={{ borderLeft: 1, borderColor: 'divider' }}>
                {`${nameIn(line, locale)} ${line.indicator || line.weight ? formatPercent(line.indicator?.weight ?? line.weight ?? '0', locale) : ''}`}
              </TableCell>
            ))}
            <TableCell rowSpan={2} align="right" sx={{ borderLeft: 1, borderColor: 'divider' }}>
              {translate('panel.assessment.resultColumn')}
            </TableCell>
            <TableCell rowSpan={2}>{translate('panel.assessment.remarkColumn')}</TableCell>
          </TableRow>
          <TableRow>
            {groups.flatMap((line) =>
              cellsOf(line).map((cell, index) => (
                <TableCell key={`${line.id}/${cell.key}`} align="right" sx={{ ...edge(index), whiteSpace: 'normal', maxWidth: 96 }}>
                  {columnLabel(cell)}
                </TableCell>
              )),
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {sheets.map((sheet) => (
            <RosterRow key={sheet.id} sheet={sheet} />
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function edge(index: number) {
  return index === 0 ? { borderLeft: 1, borderColor: 'divider' } : {};
}

/** What a figure is called: by the catalogue, or by the sub-item that it rates. */
export function useColumnLabels(): (cell: RosterCell) => string {
  const label = useLabels();
  const locale = usePanelLocale();
  const model = useResourceModel('assessmentLines');
  return ({ column }) => (typeof column === 'string' ? label(fieldNamed(model, column)?.label) : nameIn(column.row, locale));
}

/** A figure of the roster; what has no value is a dash. */
export function useCellTexts(): (cell: RosterCell) => string {
  const translate = useTranslate();
  const locale = usePanelLocale();
  return ({ column, value }) => {
    if (value === null) return translate('panel.show.none');
    if (column === 'rate') return formatRate(value, locale);
    return column === 'score' ? value : formatDecimal(value, locale);
  };
}

function RosterRow({ sheet }: { readonly sheet: RosterSheet }) {
  const textOf = useCellTexts();
  return (
    <TableRow hover>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <SheetLink sheet={sheet} />
      </TableCell>
      {sheet.lines.nodes.flatMap((line) =>
        cellsOf(line).map((cell, index) => (
          <TableCell key={`${line.id}/${cell.key}`} align="right" sx={{ ...edge(index), fontWeight: cell.key === 'score' ? 600 : 400 }}>
            {textOf(cell)}
          </TableCell>
        )),
      )}
      <TableCell align="right" sx={{ borderLeft: 1, borderColor: 'divider', whiteSpace: 'nowrap' }}>
        <Result sheet={sheet} />
      </TableCell>
      <TableCell>{sheet.remark}</TableCell>
    </TableRow>
  );
}

export function SheetLink({ sheet }: { readonly sheet: RosterSheet }) {
  const locale = usePanelLocale();
  return (
    <Link component={LinkBase} to={`/assessmentSheets/${sheet.id}/show`} underline="hover" sx={{ fontWeight: 600 }}>
      {nameIn(sheet.specialist, locale)}
    </Link>
  );
}

/** Total of the maximum, with the percent of it and where the sheet stands. */
export function Result({ sheet }: { readonly sheet: RosterSheet }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const resource = useResourceModel('assessmentSheets');
  const mark = fieldNamed(resource, sheet['grade'] ? 'grade' : 'status');
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', columnGap: 0.75, alignItems: 'center', flexWrap: 'wrap', justifyContent: 'flex-end', minWidth: 164 }}
    >
      <strong>{sheet.total ?? translate('panel.show.none')}</strong>
      {sheet.total && <span>{translate('panel.assessment.ofMax', { max: sheet.max ?? '' })}</span>}
      {sheet.percent && <span>{formatRate(sheet.percent, locale)}</span>}
      {mark && <FieldValue field={mark} row={sheet} />}
    </Box>
  );
}
