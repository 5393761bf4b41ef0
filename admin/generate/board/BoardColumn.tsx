import Block from '@mui/icons-material/Block';
import { Box, Button, Paper, Typography } from '@mui/material';
import { alpha } from '@mui/material/styles';
import type { DragEvent } from 'react';
import { useEffect, useRef } from 'react';
import type { RaRecord } from 'react-admin';
import { useTranslate } from 'react-admin';
import { useLabels, usePanelLocale, useResourceModel, useTitles } from '../../app/panel.ts';
import { formatDecimal } from '../../i18n/number.ts';
import { BoardCard } from './BoardCard.tsx';
import { useBoardContext } from './BoardContext.ts';
import { stateIn } from './boardModel.ts';
import type { Column } from './useBoard.ts';
import { useColumnNames } from './useBoardWords.ts';

interface ColumnProps {
  readonly column: Column;
  /** The cards that are shown here, dropped ones with them. */
  readonly cards: readonly RaRecord[];
  /** Whether the column stands alone, on a narrow screen. */
  readonly isAlone: boolean;
}

/** How a column stands to the card that is being carried. */
type Standing = 'own' | 'open' | 'closed' | null;

/** The rows in one state; while a card is carried it says whether the card may come here, and by what. */
export function BoardColumn({ column, cards, isAlone }: ColumnProps) {
  const nameOf = useColumnNames();
  const place = useRef<HTMLElement>(null);
  const { standing, isOver, drag } = useDropping(column.state);
  const isEmpty = cards.length === 0 && !isAlone;
  useEffect(() => {
    if (isOver) place.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [isOver]);
  return (
    <Paper
      component="section"
      ref={place}
      data-column={column.state}
      aria-label={nameOf(column)}
      {...drag}
      sx={{
        p: 1,
        width: isAlone ? '100%' : isEmpty && !isOver ? 48 : 256,
        flexShrink: 0,
        minWidth: 0,
        opacity: standing === 'closed' ? 0.45 : 1,
        bgcolor: isOver && standing === 'open' ? ({ palette }) => alpha(palette.primary.main, 0.1) : 'background.paper',
        ...(standing === 'open' && { outline: isOver ? '3px solid' : '2px dashed', outlineColor: 'primary.main', outlineOffset: -2 }),
      }}
    >
      <ColumnHead column={column} count={column.total} standing={standing} isNarrow={isEmpty && !isOver} />
      {isOver && standing === 'open' && <Ghost />}
      <Box
        component="ul"
        sx={{ m: 0, p: 0.25, display: 'grid', gap: 1, maxHeight: isAlone ? 'none' : 'max(320px, calc(100vh - 340px))', overflowY: 'auto' }}
      >
        {cards.map((row) => (
          <BoardCard key={row.id} row={row} />
        ))}
      </Box>
      {cards.length === 0 && isAlone && <None />}
      {column.more && <More column={column} />}
    </Paper>
  );
}

function useDropping(state: string) {
  const { moves, field } = useBoardContext();
  const { held } = moves;
  const isOver = held?.over === state;
  const standing = ((): Standing => {
    if (!held) return null;
    if (stateIn(field, held.row) === state) return 'own';
    return moves.movesOf(held.row).some(({ to }) => to === state) ? 'open' : 'closed';
  })();
  const drag = {
    onDragOver: (event: DragEvent) => {
      // a column that lets the event pass takes no card
      if (standing === null || standing === 'closed') return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      moves.hover(state);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      if (held) moves.drop(held.row, state);
    },
  };
  return { standing, isOver, drag };
}

interface HeadProps {
  readonly column: Column;
  readonly count: number;
  readonly standing: Standing;
  readonly isNarrow: boolean;
}

function ColumnHead({ column, count, standing, isNarrow }: HeadProps) {
  const label = useLabels();
  const nameOf = useColumnNames();
  const locale = usePanelLocale();
  const translate = useTranslate();
  const { moves } = useBoardContext();
  const way = standing === 'open' && moves.held ? moves.movesOf(moves.held.row).find(({ to }) => to === column.state) : undefined;
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        columnGap: 0.75,
        flexWrap: isNarrow ? 'nowrap' : 'wrap',
        mb: isNarrow ? 0 : 1,
        ...(isNarrow && { writingMode: 'vertical-rl', minHeight: 120 }),
      }}
    >
      <Typography component="h2" sx={{ fontSize: '0.9rem', fontWeight: 650 }}>
        {nameOf(column)}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {count}
      </Typography>
      {column.sum && !isNarrow && (
        <Typography variant="body2" color="textSecondary" sx={{ ml: 'auto', fontVariantNumeric: 'tabular-nums' }}>
          {`¥${formatDecimal(column.sum, locale)}`}
        </Typography>
      )}
      {way?.verb && (
        <Typography variant="body2" color="primary" sx={{ fontWeight: 600 }}>
          {label(way.verb.label)}
        </Typography>
      )}
      {standing === 'closed' && <Block titleAccess={translate('panel.kanban.closed')} sx={{ fontSize: 16 }} />}
    </Box>
  );
}

/** Where a carried card would come to lie. */
function Ghost() {
  const title = useTitles();
  const resource = useResourceModel();
  const { moves } = useBoardContext();
  return (
    <Box aria-hidden sx={{ p: 1, mb: 1, border: '1px dashed', borderColor: 'primary.main', borderRadius: 1, fontWeight: 600 }}>
      {title(resource, moves.held?.row)}
    </Box>
  );
}

function None() {
  const translate = useTranslate();
  return <Typography color="textSecondary">{translate('panel.kanban.none')}</Typography>;
}

function More({ column }: { readonly column: Column }) {
  const translate = useTranslate();
  const left = column.total - column.cards.length;
  return (
    <Button fullWidth color="inherit" onClick={column.more} sx={{ mt: 1 }}>
      {translate('panel.kanban.more', { smart_count: left })}
    </Button>
  );
}
