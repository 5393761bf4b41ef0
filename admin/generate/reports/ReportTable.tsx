import { Table, TableBody, TableCell, TableContainer, TableFooter, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLabels, usePanelLocale } from '../../app/panel.ts';
import type { Row } from '../choose.ts';
import { exactColumns, FieldValue, isFigure } from '../FieldValue.tsx';
import type { FieldModel, ReportModel } from '../model.ts';
import { shownColumns } from './reportRequest.ts';
import type { WholeReport } from './useReport.ts';

/** The rows of a report, the total below them; records are links. */
export function ReportTable({ report, rows, total }: WholeReport & { readonly report: ReportModel }) {
  const label = useLabels();
  const columns = shownColumns(report, usePanelLocale());
  const exact = exactColumns(columns, total ? [...rows, total] : rows);
  return (
    <TableContainer sx={{ maxHeight: '70vh' }} tabIndex={0} role="region" aria-label={label(report.label)}>
      <Table size="small" stickyHeader aria-label={label(report.label)} sx={tableStyle(columns.length)}>
        <TableHead>
          <TableRow>
            {columns.map((field) => (
              <HeadCell key={field.name} field={field} />
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={String(row['id'])} hover>
              {columns.map((field) => (
                <TableCell key={field.name} align={isFigure(field) ? 'right' : 'left'} sx={cellStyle(field)}>
                  <FieldValue field={field} row={row} isCell isExact={exact.has(field.name)} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
        {report.totals.length > 0 && <TotalRow columns={columns} report={report} total={total} exact={exact} />}
      </Table>
    </TableContainer>
  );
}

/** Who a row is of stays in sight while its figures are pushed along; many columns stand closer. */
function tableStyle(columns: number) {
  const first = { position: 'sticky', left: 0, zIndex: 1, bgcolor: 'background.paper' };
  return {
    ...(columns > 10 && { '& th, & td': { px: 1 } }),
    '& tbody td:first-of-type, & tfoot th:first-of-type': first,
    '& thead th:first-of-type': { left: 0, zIndex: 3 },
  } as const;
}

/** Only sentences are broken. */
function cellStyle({ kind }: FieldModel) {
  return kind === 'TEXT' || kind === 'LONG_TEXT' ? { minWidth: 96, maxWidth: 320 } : { whiteSpace: 'nowrap', maxWidth: 320 };
}

function HeadCell({ field }: { readonly field: FieldModel }) {
  const label = useLabels();
  const unit = isFigure(field) ? label(field.unit) : '';
  return (
    <TableCell align={isFigure(field) ? 'right' : 'left'} sx={{ whiteSpace: 'nowrap' }}>
      {unit ? `${label(field.label)} (${unit})` : label(field.label)}
    </TableCell>
  );
}

interface TotalRowProps {
  readonly columns: readonly FieldModel[];
  readonly report: ReportModel;
  readonly total: Row;
  readonly exact: ReadonlySet<string>;
}

function TotalRow({ columns, report, total, exact }: TotalRowProps) {
  const translate = useTranslate();
  return (
    <TableFooter>
      <TableRow>
        {columns.map((field, place) => (
          <TableCell
            key={field.name}
            component={place === 0 ? 'th' : 'td'}
            scope={place === 0 ? 'row' : undefined}
            align={isFigure(field) ? 'right' : 'left'}
            sx={{
              position: 'sticky',
              bottom: 0,
              bgcolor: 'background.paper',
              color: 'text.primary',
              fontWeight: 650,
              borderTop: 1,
              borderColor: 'divider',
            }}
          >
            {place === 0 && translate('panel.report.total')}
            {report.totals.includes(field.name) && <FieldValue field={field} row={total} isCell isExact={exact.has(field.name)} />}
          </TableCell>
        ))}
      </TableRow>
    </TableFooter>
  );
}
