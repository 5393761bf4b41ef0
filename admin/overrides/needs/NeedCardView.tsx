import { Box, Button, Link, ListItemIcon, Menu, MenuItem, Paper } from '@mui/material';
import { useState } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { useLabels, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { formatDecimal, trimZeros } from '../../i18n/number.ts';
import { formatDate } from '../../i18n/time.ts';
import { CatalogueIcon } from '../../theme/CatalogueIcon.tsx';
import type { NeedCard } from './boardData.ts';
import { leadsTo } from './boardData.ts';
import type { Move } from './NeedBoardPage.tsx';

interface CardProps {
  readonly card: NeedCard;
  onMove(move: Move): void;
}

/** One need: who wants what, how much of it, by when. */
export function NeedCardView({ card, drag, onMove }: CardProps & { drag(card: NeedCard | null): void }) {
  const canMove = useVerbs(card).length > 0;
  return (
    <Paper
      component="li"
      variant="outlined"
      draggable={canMove}
      onDragStart={() => drag(card)}
      onDragEnd={() => drag(null)}
      sx={{ p: 1, display: 'grid', gap: 0.25, cursor: canMove ? 'grab' : 'default', minWidth: 0 }}
    >
      <Link component={LinkBase} to={`/needs/${card.id}/show`} draggable={false} sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {card.productName ?? '—'}
      </Link>
      <Box sx={{ fontSize: '0.85rem', overflowWrap: 'anywhere' }}>{card.account?.name ?? '—'}</Box>
      <Figures card={card} />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: '0.8rem', color: 'text.secondary' }}>
        <span>{card.specialist?.name}</span>
        <Box sx={{ ml: 'auto' }}>
          <MoveButton card={card} onMove={onMove} />
        </Box>
      </Box>
    </Paper>
  );
}

function Figures({ card: { quantity, unit, estimatedAmount, neededBy } }: { readonly card: NeedCard }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const parts = [
    quantity && `${formatDecimal(trimZeros(quantity), locale)} ${unit ?? ''}`.trim(),
    estimatedAmount && `¥${formatDecimal(estimatedAmount, locale)}`,
    neededBy && translate('panel.needs.byDay', { day: formatDate(neededBy, locale) }),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return <Box sx={{ fontSize: '0.8rem', color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>{parts.join(' · ')}</Box>;
}

/** The verbs that the need's state allows, in a menu that the keyboard reaches. */
function MoveButton({ card, onMove }: CardProps) {
  const translate = useTranslate();
  const label = useLabels();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const verbs = useVerbs(card);
  if (verbs.length === 0) return null;
  return (
    <>
      <Button
        size="small"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={translate('panel.needs.moveCard', { name: card.productName ?? '' })}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {translate('panel.needs.move')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {verbs.map((verb) => (
          <MenuItem
            key={verb.operation.name}
            onClick={() => {
              setAnchor(null);
              onMove({ verb, card });
            }}
          >
            {verb.icon && (
              <ListItemIcon>
                <CatalogueIcon icon={verb.icon} fontSize="small" />
              </ListItemIcon>
            )}
            {label(verb.label)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

function useVerbs({ status }: NeedCard) {
  const { verbs } = useResourceModel('needs');
  return verbs.filter((verb) => verb.onRow && leadsTo(verb.operation.name) !== undefined && verb.from?.includes(status));
}
