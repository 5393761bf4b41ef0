import { Box, Link, Paper } from '@mui/material';
import { useEffect, useRef } from 'react';
import type { RaRecord } from 'react-admin';
import { LinkBase, useTranslate } from 'react-admin';
import { useLabels, usePanel, useResourceModel, useTitles } from '../../app/panel.ts';
import { FieldValue, isFigure } from '../FieldValue.tsx';
import type { Row } from '../choose.ts';
import type { FieldModel } from '../model.ts';
import { resourceNamed } from '../model.ts';
import { useBoardContext } from './BoardContext.ts';
import { MoveMenu } from './MoveMenu.tsx';
import { useCardKeys } from './useCardKeys.ts';

/** The element that says how cards are moved; each card points to it. */
export const howToId = 'board-how-to';

const CARD = {
  p: 1,
  display: 'grid',
  gap: 0.25,
  minWidth: 0,
  '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 1 },
} as const;

const HELD = { opacity: 0.6, outline: '2px dashed', outlineColor: 'primary.main', outlineOffset: 1 } as const;

/** One row as a card: it is picked up by the mouse or with the space bar, or moved by its menu. */
export function BoardCard({ row }: { readonly row: RaRecord }) {
  const translate = useTranslate();
  const title = useTitles();
  const { moves } = useBoardContext();
  const card = useRef<HTMLDivElement>(null);
  const keys = useCardKeys(row);
  const isHeld = moves.held?.row.id === row.id;
  const canMove = moves.movesOf(row).length > 0;
  const name = title(useResourceModel(), row);
  useEffect(() => {
    if (moves.takesFocus(row)) card.current?.focus();
  });
  return (
    <Box component="li" sx={{ listStyle: 'none' }}>
      <Paper
        ref={card}
        role="group"
        tabIndex={0}
        data-card={row.id}
        aria-label={name}
        aria-describedby={howToId}
        aria-roledescription={translate('panel.kanban.card')}
        draggable={canMove && !moves.asked}
        onDragStart={(event) => {
          event.dataTransfer.setData('text/plain', name);
          event.dataTransfer.effectAllowed = 'move';
          moves.pickUp(row, false);
        }}
        onDragEnd={moves.letGo}
        {...keys}
        sx={[CARD, { cursor: canMove ? 'grab' : 'default' }, isHeld && HELD]}
      >
        <Head row={row} name={name} />
        <Facts row={row} />
      </Paper>
    </Box>
  );
}

function Head({ row, name }: { readonly row: RaRecord; readonly name: string }) {
  const resource = useResourceModel();
  return (
    <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'flex-start' }}>
      <Link
        component={LinkBase}
        to={`/${resource.name}/${row.id}/show`}
        draggable={false}
        underline="hover"
        color="textPrimary"
        sx={{ fontWeight: 600, flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}
      >
        {name}
      </Link>
      <MoveMenu row={row} />
    </Box>
  );
}

function Facts({ row }: { readonly row: RaRecord }) {
  const { fields } = useBoardContext();
  return fields.filter(({ name }) => hasValue(row[name])).map((field) => <Fact key={field.name} field={field} row={row} />);
}

/** Words and money speak for themselves; days and figures need their label. */
function Fact({ field, row }: { readonly field: FieldModel; readonly row: RaRecord }) {
  const label = useLabels();
  const model = usePanel();
  const title = useTitles();
  const isNamed = (isFigure(field) && field.kind !== 'MONEY') || ['DATE', 'DATE_TIME', 'PERIOD', 'FLAG'].includes(field.kind);
  return (
    <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary', overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}>
      {isNamed && `${label(field.label)} `}
      <Box component="span" sx={{ color: 'text.primary' }}>
        {field.kind === 'BELONGS_TO' && field.target ? (
          title(resourceNamed(model, field.target), row[field.name] as Row)
        ) : (
          <FieldValue field={field} row={row} />
        )}
      </Box>
    </Box>
  );
}

function hasValue(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}
