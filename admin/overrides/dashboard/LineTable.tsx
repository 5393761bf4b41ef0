import { Box, Link, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { usePanelLocale } from '../../app/panel.ts';
import { formatDecimal, formatPercent, trimZeros } from '../../i18n/number.ts';
import type { Cell, Line } from './cardModel.ts';

interface LineTableProps {
  readonly title: string;
  /** What the lines are told apart by. */
  readonly head: string;
  readonly columns: readonly string[];
  readonly lines: readonly Line[];
  nameOf(line: Line): string;
}

/** The figures behind a picture, in words and numbers; each number opens its rows. */
export function LineTable({ title, head, columns, lines, nameOf }: LineTableProps) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const isRated = lines.some(({ rate }) => rate !== undefined);
  return (
    <Box sx={{ overflowX: 'auto', minWidth: 0 }}>
      <Table size="small" aria-label={title} sx={{ '& th, & td': { px: 1 } }}>
        <TableHead>
          <TableRow>
            <TableCell>{head}</TableCell>
            {columns.map((column) => (
              <TableCell key={column} align="right">
                {column}
              </TableCell>
            ))}
            {isRated && <TableCell align="right">{translate('panel.home.rate')}</TableCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line) => (
            <TableRow key={line.key}>
              <TableCell component="th" scope="row" sx={{ overflowWrap: 'anywhere' }}>
                {nameOf(line)}
              </TableCell>
              {line.cells.map((cell, index) => (
                <NumberCell key={columns[index]} cell={cell} about={`${nameOf(line)} ${columns[index]}`} />
              ))}
              {isRated && <TableCell align="right">{line.rate == null ? '—' : formatPercent(line.rate.toFixed(3), locale)}</TableCell>}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function NumberCell({ cell, about }: { readonly cell: Cell; readonly about: string }) {
  const locale = usePanelLocale();
  const text = formatDecimal(trimZeros(cell.value), locale);
  return (
    <TableCell align="right">
      <Link component={LinkBase} to={cell.to} underline="hover" aria-label={`${about} ${text}`} sx={{ fontWeight: 600 }}>
        {text}
      </Link>
    </TableCell>
  );
}
