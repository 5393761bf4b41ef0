import { Box, Link, Paper, Table, TableBody, TableCell, TableFooter, TableHead, TableRow, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { PageMessage } from '../../app/PageMessage.tsx';
import { useLabels, useResourceModel } from '../../app/panel.ts';
import { Chips } from '../../generate/Chips.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { differenceText } from './differenceText.ts';
import type { TakeLine } from './takeData.ts';
import { ViewChips } from './ViewChips.tsx';

/** What was counted against the book, what differs first of all. */
export function Comparison({ lines }: { readonly lines: readonly TakeLine[] }) {
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const striking = lines.filter(isStriking);
  const [isAll, setIsAll] = useState(striking.length === 0);
  const shown = isAll ? lines : striking;
  const choices = [
    { value: false, label: translate('panel.stock.striking', { smart_count: striking.length }) },
    { value: true, label: translate('panel.stock.allLines', { smart_count: lines.length }) },
  ];
  return (
    <>
      <ViewChips choices={choices} value={isAll} onChange={setIsAll} sx={{ mb: 2 }} />
      {shown.length === 0 && <PageMessage title={translate('panel.stock.noDifference')} />}
      {shown.length > 0 && (isNarrow ? <Cards lines={shown} /> : <Lines lines={shown} all={lines} />)}
    </>
  );
}

/** Another number than the book's, or another condition than good. */
function isStriking({ difference, condition }: TakeLine): boolean {
  return (difference ?? 0) !== 0 || (condition !== null && condition !== 'GOOD');
}

interface LinesProps {
  readonly lines: readonly TakeLine[];
  readonly all: readonly TakeLine[];
}

const COLUMNS = ['assetNo', 'name', 'bookQty', 'countedQty', 'difference', 'condition', 'note'];
const FIGURES: ReadonlySet<string> = new Set(['bookQty', 'countedQty', 'difference']);

function Lines({ lines, all }: LinesProps) {
  const label = useLabels();
  const resource = useResourceModel('stockTakeLines');
  return (
    <Paper sx={{ overflow: 'hidden' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {COLUMNS.map((name) => (
              <TableCell key={name} align={FIGURES.has(name) ? 'right' : 'left'}>
                {label(fieldNamed(resource, name)?.label)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </TableBody>
        <TableFooter>
          <Totals lines={all} />
        </TableFooter>
      </Table>
    </Paper>
  );
}

function Line({ line }: { readonly line: TakeLine }) {
  return (
    <TableRow hover>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{line.assetNo}</TableCell>
      <TableCell>
        <LineName line={line} />
      </TableCell>
      <TableCell align="right">{line.bookQty}</TableCell>
      <TableCell align="right">{line.countedQty ?? '—'}</TableCell>
      <TableCell align="right">
        <Difference line={line} />
      </TableCell>
      <TableCell>
        <ConditionChip line={line} />
      </TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>{line.note ?? ''}</TableCell>
    </TableRow>
  );
}

/** Of everything that has been counted, whatever is shown of it. */
function Totals({ lines }: { readonly lines: readonly TakeLine[] }) {
  const translate = useTranslate();
  const counted = lines.filter(({ countedQty }) => countedQty !== null);
  const sum = (figure: (line: TakeLine) => number | null) => counted.reduce((total, line) => total + (figure(line) ?? 0), 0);
  return (
    <TableRow>
      <TableCell colSpan={2}>{translate('panel.stock.total', { smart_count: counted.length })}</TableCell>
      <TableCell align="right">{sum(({ bookQty }) => bookQty)}</TableCell>
      <TableCell align="right">{sum(({ countedQty }) => countedQty)}</TableCell>
      <TableCell align="right">{differenceText(sum(({ difference }) => difference))}</TableCell>
      <TableCell colSpan={2} />
    </TableRow>
  );
}

function Cards({ lines }: { readonly lines: readonly TakeLine[] }) {
  const translate = useTranslate();
  return (
    <Paper component="ul" sx={{ m: 0, p: 0, listStyle: 'none', overflow: 'hidden' }}>
      {lines.map((line) => (
        <Box
          component="li"
          key={line.id}
          sx={{ p: 1.25, display: 'grid', gap: 0.5, borderBottom: 1, borderColor: 'divider', '&:last-child': { border: 0 } }}
        >
          <Box sx={{ display: 'flex', gap: 1, justifyContent: 'space-between', alignItems: 'baseline' }}>
            <LineName line={line} />
            <Difference line={line} />
          </Box>
          <Typography variant="body2" color="textSecondary">
            {[line.assetNo, translate('panel.stock.bookAndCount', { book: line.bookQty, counted: line.countedQty ?? '—' })].join(' · ')}
          </Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <ConditionChip line={line} />
            {line.note && <Typography variant="body2">{line.note}</Typography>}
          </Box>
        </Box>
      ))}
    </Paper>
  );
}

/** The line's own page has its photos, and who counted it when. */
function LineName({ line }: { readonly line: TakeLine }) {
  return (
    <Link component={LinkBase} to={`/stockTakeLines/${line.id}/show`} underline="hover" color="textPrimary" sx={{ fontWeight: 600 }}>
      {line.name}
    </Link>
  );
}

function Difference({ line: { difference } }: { readonly line: TakeLine }) {
  const color = difference === null || difference === 0 ? undefined : difference < 0 ? 'error.main' : 'warning.main';
  return (
    <Box component="span" sx={{ color, fontWeight: color ? 650 : undefined, whiteSpace: 'nowrap' }}>
      {differenceText(difference)}
    </Box>
  );
}

function ConditionChip({ line }: { readonly line: TakeLine }) {
  const condition = fieldNamed(useResourceModel('stockTakeLines'), 'condition');
  return condition && line.condition ? <Chips field={condition} values={[line.condition]} /> : null;
}
