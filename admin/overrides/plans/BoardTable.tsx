import { Box, Checkbox, Link, Paper, Table, TableBody, TableCell, TableHead, TableRow, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { useLabels, usePanel, useResourceModel } from '../../app/panel.ts';
import { Chips } from '../../generate/Chips.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { formatDateTime } from '../../i18n/time.ts';
import type { BoardRow } from './boardData.ts';
import { isWaiting } from './boardData.ts';
import { FIGURES } from './PlanFigures.tsx';
import { useStandingText } from './StandingNote.tsx';

interface BoardTableProps {
  readonly rows: readonly BoardRow[];
  readonly chosen: ReadonlySet<string>;
  /** Whether the viewer decides on plans, and therefore chooses some. */
  readonly isDeciding: boolean;
  onChoose(ids: readonly string[], isChosen: boolean): void;
  onOpen(row: BoardRow): void;
}

/** One row a specialist; where there is no room for columns, one card each. */
export function BoardTable(props: BoardTableProps) {
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  if (isNarrow) return <BoardCards {...props} />;
  return (
    <Paper sx={{ overflow: 'hidden' }}>
      <Table>
        <BoardHead {...props} />
        <TableBody>
          {props.rows.map((row) => (
            <BoardLine key={row.person.id} row={row} {...props} />
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
}

function BoardHead({ rows, chosen, isDeciding, onChoose }: BoardTableProps) {
  const translate = useTranslate();
  const label = useLabels();
  const plans = useResourceModel('monthlyPlans');
  const nameOf = (field: string) => label(fieldNamed(plans, field)?.label);
  const waiting = rows.flatMap((row) => (row.plan && isWaiting(row) ? [row.plan.id] : []));
  const isAll = waiting.length > 0 && waiting.every((id) => chosen.has(id));
  return (
    <TableHead>
      <TableRow>
        {isDeciding && (
          <TableCell padding="checkbox">
            <Checkbox
              size="small"
              disabled={waiting.length === 0}
              checked={isAll}
              indeterminate={!isAll && waiting.some((id) => chosen.has(id))}
              onChange={() => onChoose(waiting, !isAll)}
              slotProps={{ input: { 'aria-label': translate('panel.board.selectAll') } }}
            />
          </TableCell>
        )}
        <TableCell>{nameOf('specialist')}</TableCell>
        <TableCell>{nameOf('status')}</TableCell>
        {FIGURES.map((name) => (
          <TableCell key={name} align="right">
            {nameOf(name)}
          </TableCell>
        ))}
        <TableCell>{nameOf('submittedAt')}</TableCell>
      </TableRow>
    </TableHead>
  );
}

type LineProps = BoardTableProps & { readonly row: BoardRow };

function BoardLine(props: LineProps) {
  const { row, chosen, isDeciding } = props;
  const { timeZone } = usePanel();
  const { plan } = row;
  return (
    <TableRow hover selected={plan !== null && chosen.has(plan.id)}>
      {isDeciding && <TableCell padding="checkbox">{isWaiting(row) && <ChooseBox {...props} />}</TableCell>}
      <TableCell>
        <PersonName {...props} />
      </TableCell>
      <TableCell>
        <RowStanding row={row} />
      </TableCell>
      {FIGURES.map((name) => (
        <TableCell key={name} align="right">
          {plan ? plan[name] : '—'}
        </TableCell>
      ))}
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{plan?.submittedAt ? formatDateTime(plan.submittedAt, timeZone) : '—'}</TableCell>
    </TableRow>
  );
}

function BoardCards(props: BoardTableProps) {
  const label = useLabels();
  const plans = useResourceModel('monthlyPlans');
  return (
    <Paper component="ul" sx={{ m: 0, p: 0, listStyle: 'none', overflow: 'hidden' }}>
      {props.rows.map((row) => (
        <Box
          component="li"
          key={row.person.id}
          sx={{ display: 'flex', gap: 1, p: 1.25, borderBottom: 1, borderColor: 'divider', '&:last-child': { border: 0 } }}
        >
          {props.isDeciding && isWaiting(row) && <ChooseBox {...props} row={row} />}
          <Box sx={{ flex: 1, minWidth: 0, display: 'grid', gap: 0.5 }}>
            <PersonName {...props} row={row} />
            <RowStanding row={row} />
            {row.plan && (
              <Box sx={{ fontSize: '0.8rem', color: 'text.secondary' }}>
                {FIGURES.map((name) => `${label(fieldNamed(plans, name)?.label)} ${row.plan?.[name]}`).join(' · ')}
              </Box>
            )}
          </Box>
        </Box>
      ))}
    </Paper>
  );
}

function ChooseBox({ row: { plan, person }, chosen, onChoose }: LineProps) {
  const translate = useTranslate();
  if (!plan) return null;
  return (
    <Checkbox
      size="small"
      checked={chosen.has(plan.id)}
      onChange={({ target }) => onChoose([plan.id], target.checked)}
      slotProps={{ input: { 'aria-label': translate('panel.board.select', { name: person.name }) } }}
      sx={{ alignSelf: 'flex-start' }}
    />
  );
}

function PersonName({ row, onOpen }: LineProps) {
  const translate = useTranslate();
  if (!row.plan) return <span>{row.person.name}</span>;
  return (
    <Link
      component="button"
      type="button"
      underline="hover"
      color="textPrimary"
      aria-label={translate('panel.board.openPlan', { name: row.person.name })}
      onClick={() => onOpen(row)}
      sx={{ fontWeight: 600, textAlign: 'left', justifySelf: 'start' }}
    >
      {row.person.name}
    </Link>
  );
}

/** Where the plan stands, and in red by how much it is late or missing. */
function RowStanding({ row: { plan, standing } }: { readonly row: BoardRow }) {
  const translate = useTranslate();
  const textOf = useStandingText();
  const status = fieldNamed(useResourceModel('monthlyPlans'), 'status');
  const isLate = standing.kind === 'overdue' || (standing.kind === 'reported' && standing.late > 0);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      {plan && status ? <Chips field={status} values={[plan.status]} /> : <span>{translate('panel.board.notSubmitted')}</span>}
      {standing.kind === 'overdue' && (
        <Box component="span" sx={{ color: 'error.main', fontWeight: 700 }}>
          {translate('panel.board.missing')}
        </Box>
      )}
      {isLate && (
        <Box component="span" sx={{ color: 'error.main', fontSize: '0.8rem' }}>
          {textOf(standing)}
        </Box>
      )}
      {plan && plan.amendments.totalCount > 0 && (
        <Box component="span" sx={{ color: 'warning.main', fontSize: '0.8rem' }}>
          {translate('panel.board.amendments', { smart_count: plan.amendments.totalCount })}
        </Box>
      )}
    </Box>
  );
}
