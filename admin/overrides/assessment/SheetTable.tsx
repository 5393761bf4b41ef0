import { Box, Paper, Table, TableBody, TableCell, TableHead, TableRow, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLabels, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { fieldNamed } from '../../generate/model.ts';
import { LineActions, LineNotes, RateFigure, ReceiptFigure, ScoreFigure, WeightFigure } from './LineFigures.tsx';
import { RatingRows } from './RatingRows.tsx';
import { ReceiptsDrawer } from './ReceiptsDrawer.tsx';
import { nameIn, standardIn, type Sheet, type SheetLine } from './sheetQuery.ts';
import type { RatingDraft } from './useRatingDraft.ts';

interface SheetTableProps {
  readonly sheet: Sheet;
  readonly draft: RatingDraft;
}

/** How a line is shown: in the columns of the paper, or as a card on a narrow screen. */
export interface LineProps extends SheetTableProps {
  readonly line: SheetLine;
  onOpen(line: SheetLine): void;
}

/** The indicators of the sheet in the columns of the printed form; each figure opens what it rests on. */
export function SheetTable({ sheet, draft }: SheetTableProps) {
  const [opened, setOpened] = useState<string | null>(null);
  const isNarrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const lines = sheet.lines.nodes;
  const shared = { sheet, draft, onOpen: ({ id }: SheetLine) => setOpened(String(id)) };
  return (
    <>
      <Paper sx={{ overflow: 'hidden' }}>
        {isNarrow ? lines.map((line) => <LineCard key={line.id} line={line} {...shared} />) : <PaperTable lines={lines} {...shared} />}
      </Paper>
      <ReceiptsDrawer sheet={sheet} line={lines.find(({ id }) => id === opened) ?? null} onClose={() => setOpened(null)} />
    </>
  );
}

const COLUMNS = ['plan', 'actual', 'rate', 'weight', 'score'] as const;

function useColumnLabels(): (name: string) => string {
  const label = useLabels();
  const model = useResourceModel('assessmentLines');
  return (name) => label(fieldNamed(model, name)?.label);
}

function PaperTable({ lines, ...shared }: Omit<LineProps, 'line'> & { readonly lines: readonly SheetLine[] }) {
  const translate = useTranslate();
  const columnLabel = useColumnLabels();
  return (
    <Table aria-label={translate('panel.assessment.lines')}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ width: 56 }}>{columnLabel('order')}</TableCell>
          <TableCell>{translate('panel.assessment.indicator')}</TableCell>
          {COLUMNS.map((name) => (
            <TableCell key={name} align="right">
              {columnLabel(name)}
            </TableCell>
          ))}
          <TableCell>{columnLabel('note')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {lines.map((line) => (
          <PaperRow key={line.id} line={line} {...shared} />
        ))}
      </TableBody>
    </Table>
  );
}

function PaperRow(props: LineProps) {
  const { line } = props;
  const isRated = line.kind === 'RATING';
  return (
    <>
      <TableRow sx={isRated ? { '& > td': { borderBottom: 0 } } : {}}>
        <TableCell>{line.order}</TableCell>
        <TableCell>
          <LineName line={line} />
        </TableCell>
        {(['plan', 'actual'] as const).map((name) => (
          <TableCell key={name} align="right">
            <ReceiptFigure {...props} name={name} />
          </TableCell>
        ))}
        <TableCell align="right">
          <RateFigure line={line} />
        </TableCell>
        <TableCell align="right">
          <WeightFigure line={line} />
        </TableCell>
        <TableCell align="right">
          <ScoreFigure {...props} />
        </TableCell>
        <TableCell>
          <LineNotes line={line} />
          <LineActions {...props} />
        </TableCell>
      </TableRow>
      {isRated && (
        <TableRow>
          <TableCell />
          <TableCell colSpan={7} sx={{ pt: 1 }}>
            <RatingRows {...props} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

function LineName({ line }: { readonly line: SheetLine }) {
  const locale = usePanelLocale();
  const standard = standardIn(line.indicator, locale);
  return (
    <>
      <Box component="span" sx={{ fontWeight: 600 }}>
        {nameIn(line, locale)}
      </Box>
      {standard && (
        <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
          {standard}
        </Typography>
      )}
    </>
  );
}

function LineCard(props: LineProps) {
  const { line } = props;
  const columnLabel = useColumnLabels();
  const isRated = line.kind === 'RATING';
  const figures = [
    ...(isRated
      ? []
      : [
          { name: 'plan', figure: <ReceiptFigure {...props} name="plan" /> },
          { name: 'actual', figure: <ReceiptFigure {...props} name="actual" /> },
          { name: 'rate', figure: <RateFigure line={line} /> },
        ]),
    { name: 'weight', figure: <WeightFigure line={line} /> },
    { name: 'score', figure: <ScoreFigure {...props} /> },
  ];
  return (
    <Box component="section" sx={{ p: 2, borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}>
      <LineName line={line} />
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(54px, 1fr))', gap: 1, my: 1 }}>
        {figures.map(({ name, figure }) => (
          <Box key={name}>
            <Typography component="dt" variant="caption" color="textSecondary">
              {columnLabel(name)}
            </Typography>
            <Box component="dd" sx={{ m: 0 }}>
              {figure}
            </Box>
          </Box>
        ))}
      </Box>
      <LineNotes line={line} />
      {isRated && (
        <Box sx={{ mt: 1.5 }}>
          <RatingRows {...props} />
        </Box>
      )}
      <LineActions {...props} />
    </Box>
  );
}
