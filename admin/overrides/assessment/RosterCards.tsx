import { Box, Typography } from '@mui/material';
import { usePanelLocale } from '../../app/panel.ts';
import { cellsOf, type RosterLine, type RosterSheet } from './rosterQuery.ts';
import { Result, SheetLink, useCellTexts, useColumnLabels } from './RosterTable.tsx';
import { nameIn } from './sheetQuery.ts';

/** The roster on a narrow screen: a card for each specialist. */
export function RosterCards({ sheets }: { readonly sheets: readonly RosterSheet[] }) {
  return sheets.map((sheet) => (
    <Box key={sheet.id} component="section" sx={{ p: 2, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'space-between', mb: 1 }}>
        <SheetLink sheet={sheet} />
        <Result sheet={sheet} />
      </Box>
      {sheet.lines.nodes.map((line) => (
        <CardLine key={line.id} line={line} />
      ))}
      {sheet.remark && <Typography color="textSecondary">{sheet.remark}</Typography>}
    </Box>
  ));
}

function CardLine({ line }: { readonly line: RosterLine }) {
  const locale = usePanelLocale();
  const columnLabel = useColumnLabels();
  const textOf = useCellTexts();
  return (
    <Box sx={{ py: 0.5 }}>
      <Typography variant="caption" sx={{ fontWeight: 600 }}>
        {nameIn(line, locale)}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        {cellsOf(line).map((cell) => (
          <Box key={cell.key} component="span">
            <Box component="span" sx={{ color: 'text.secondary', mr: 0.5 }}>
              {columnLabel(cell)}
            </Box>
            {textOf(cell)}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
