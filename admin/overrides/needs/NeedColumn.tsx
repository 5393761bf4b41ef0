import { Box, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { usePanelLocale } from '../../app/panel.ts';
import { formatDecimal } from '../../i18n/number.ts';
import type { CardList, Column, NeedCard } from './boardData.ts';
import type { Move } from './NeedBoardPage.tsx';
import { useColumnName } from './NeedBoardPage.tsx';
import { NeedCardView } from './NeedCardView.tsx';

interface NeedColumnProps {
  readonly column: Column;
  readonly cards: CardList;
  /** Estimated amounts of all needs in this state. */
  readonly sum: string | null;
  readonly dragged: NeedCard | null;
  canDrop(column: Column): boolean;
  drag(card: NeedCard | null): void;
  drop(column: Column): void;
  onMove(move: Move): void;
}

/** The needs in one state; a card that may not come here is refused in words. */
export function NeedColumn({ column, cards, sum, dragged, canDrop, drag, drop, onMove }: NeedColumnProps) {
  const translate = useTranslate();
  const name = useColumnName()(column);
  const more = cards.totalCount - cards.nodes.length;
  const isTarget = canDrop(column);
  const isFaint = dragged !== null && !isTarget && dragged.status !== column;
  return (
    <Paper
      component="section"
      aria-label={name}
      onDragOver={(event) => event.preventDefault()}
      onDrop={() => drop(column)}
      sx={{ p: 1, minWidth: 0, outline: isTarget ? 2 : 0, outlineColor: 'primary.main', opacity: isFaint ? 0.5 : 1 }}
    >
      <ColumnHead name={name} count={cards.totalCount} sum={sum} />
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1, maxHeight: { md: '62vh' }, overflowY: 'auto' }}>
        {cards.nodes.map((card) => (
          <NeedCardView key={card.id} card={card} drag={drag} onMove={onMove} />
        ))}
      </Box>
      {cards.totalCount === 0 && <Typography color="textSecondary">{translate('panel.needs.none')}</Typography>}
      {more > 0 && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {translate('panel.needs.more', { smart_count: more })}
        </Typography>
      )}
    </Paper>
  );
}

function ColumnHead({ name, count, sum }: { readonly name: string; readonly count: number; readonly sum: string | null }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  return (
    <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, mb: 1, flexWrap: 'wrap' }}>
      <Typography component="h2" sx={{ fontSize: '0.95rem', fontWeight: 650 }}>
        {name}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {translate('panel.needs.count', { smart_count: count })}
      </Typography>
      {sum && (
        <Typography variant="body2" color="textSecondary" sx={{ ml: 'auto', fontVariantNumeric: 'tabular-nums' }}>
          {`¥${formatDecimal(sum, locale)}`}
        </Typography>
      )}
    </Box>
  );
}
