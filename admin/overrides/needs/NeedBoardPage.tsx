import { Box, Button, CircularProgress, FormControlLabel, MenuItem, Switch, TextField, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import { LinkBase, useGetIdentity, useNotify, useTranslate } from 'react-admin';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { useLabels, useResourceModel } from '../../app/panel.ts';
import type { VerbModel } from '../../generate/model.ts';
import { fieldNamed } from '../../generate/model.ts';
import { VerbDialog } from '../../generate/VerbDialog.tsx';
import type { Column, NeedCard } from './boardData.ts';
import { COLUMNS, leadsTo, useNeedBoard } from './boardData.ts';
import { NeedColumn } from './NeedColumn.tsx';

/** Every need in the viewer's scope by its state; a card moves as its verbs allow, by mouse or by keyboard. */
export function NeedBoardPage() {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const [isMine, setIsMine] = useState(false);
  const { columns, sums, error } = useNeedBoard(isMine && identity ? String(identity.id) : null);
  return (
    <>
      <PageHead
        title={translate('panel.needs.board')}
        below={<Typography color="textSecondary">{translate('panel.needs.howTo')}</Typography>}
        actions={
          <>
            <FormControlLabel
              control={<Switch checked={isMine} onChange={(_, isOn) => setIsMine(isOn)} />}
              label={translate('panel.needs.mine')}
            />
            <Button variant="outlined" component={LinkBase} to="/needs">
              {translate('ra.action.list')}
            </Button>
          </>
        }
      />
      {error && <PageMessage title={error.message} />}
      {!columns && !error && <CircularProgress size={28} aria-label={translate('ra.page.loading')} />}
      {columns && <Board columns={columns} sums={sums} />}
    </>
  );
}

interface BoardProps {
  readonly columns: NonNullable<ReturnType<typeof useNeedBoard>['columns']>;
  readonly sums: ReturnType<typeof useNeedBoard>['sums'];
}

function Board({ columns, sums }: BoardProps) {
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const [shown, setShown] = useState<Column>('IDENTIFIED');
  const { moving, start, ...moves } = useMoves();
  const visible = isNarrow ? [shown] : COLUMNS;
  return (
    <>
      {isNarrow && <ColumnChoice columns={columns} shown={shown} onChange={setShown} />}
      <Box sx={{ display: 'grid', gap: 1.25, gridTemplateColumns: { md: 'repeat(3, minmax(0, 1fr))', xl: 'repeat(6, minmax(0, 1fr))' } }}>
        {visible.map((column) => (
          <NeedColumn key={column} column={column} cards={columns[column]} sum={sums.get(column) ?? null} onMove={start} {...moves} />
        ))}
      </Box>
      {moving && <VerbDialog verb={moving.verb} row={{ ...moving.card }} onClose={() => start(null)} />}
    </>
  );
}

interface ColumnChoiceProps {
  readonly columns: BoardProps['columns'];
  readonly shown: Column;
  onChange(column: Column): void;
}

/** Where there is no room for columns, one of them. */
function ColumnChoice({ columns, shown, onChange }: ColumnChoiceProps) {
  const translate = useTranslate();
  const nameOf = useColumnName();
  return (
    <TextField
      select
      fullWidth
      label={translate('panel.needs.column')}
      value={shown}
      onChange={({ target }) => onChange(target.value as Column)}
      sx={{ mb: 1.5 }}
    >
      {COLUMNS.map((column) => (
        <MenuItem key={column} value={column}>
          {`${nameOf(column)}（${columns[column].totalCount}）`}
        </MenuItem>
      ))}
    </TextField>
  );
}

export interface Move {
  readonly verb: VerbModel;
  readonly card: NeedCard;
}

/** What is being dragged, where it may be dropped, and the move that waits for its words. */
function useMoves() {
  const translate = useTranslate();
  const notify = useNotify();
  const nameOf = useColumnName();
  const { verbs } = useResourceModel('needs');
  const [moving, start] = useState<Move | null>(null);
  const [dragged, drag] = useState<NeedCard | null>(null);
  const verbTo = (card: NeedCard, column: Column) =>
    verbs.find((verb) => leadsTo(verb.operation.name) === column && verb.from?.includes(card.status));
  return {
    moving,
    start,
    dragged,
    drag,
    canDrop: (column: Column) => dragged !== null && dragged.status !== column && verbTo(dragged, column) !== undefined,
    drop: (column: Column) => {
      if (!dragged || dragged.status === column) return;
      const verb = verbTo(dragged, column);
      if (verb) start({ verb, card: dragged });
      else notify(translate('panel.needs.notThere', { from: nameOf(dragged.status), to: nameOf(column) }), { type: 'warning' });
      drag(null);
    },
  };
}

/** A state in the words of the catalogue. */
export function useColumnName(): (column: string) => string {
  const label = useLabels();
  const status = fieldNamed(useResourceModel('needs'), 'status');
  return (column) => label(status?.options.find(({ value }) => value === column)?.label) || column;
}
