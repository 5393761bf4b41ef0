import { Box, Button, Collapse, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useResourceModel } from '../app/panel.ts';
import { ChangeList } from './ChangeList.tsx';
import { changesOf, holds } from './changes.ts';
import type { Change } from './changes.ts';
import { FieldValue } from './FieldValue.tsx';
import { useWhen } from './history.ts';
import type { ResourceModel } from './model.ts';
import { fieldNamed } from './model.ts';
import { RestoreValue } from './RestoreValue.tsx';

interface HistoryEventProps {
  readonly event: RaRecord;
  /** The row that the history is of, and its resource. */
  readonly row: RaRecord;
  readonly told: ResourceModel;
}

/** More changes than these are shown on demand: a new row has nearly as many as fields. */
const shownAtOnce = 6;

/** One write of a row: who, when, how, through what, and each field before and after. */
export function HistoryEvent({ event, row, told }: HistoryEventProps) {
  const translate = useTranslate();
  const history = useResourceModel();
  const [isOpen, setIsOpen] = useState(false);
  const actionFor = useRestore({ event, row, told });
  if (!history.tells) return null;
  const changes = changesOf(told, history.tells, event);
  const [first, rest] = [changes.slice(0, shownAtOnce), changes.slice(shownAtOnce)];
  return (
    <Box component="li" sx={{ px: { xs: 2, sm: 3 }, py: 1.75, '& + &': { borderTop: 1, borderColor: 'divider' } }}>
      <EventHead event={event} />
      <ChangeList changes={first} actionFor={actionFor} />
      <Collapse in={isOpen} unmountOnExit>
        <ChangeList changes={rest} actionFor={actionFor} />
      </Collapse>
      {rest.length > 0 && (
        <Button color="inherit" onClick={() => setIsOpen(!isOpen)} aria-expanded={isOpen} sx={{ ml: -1.5, color: 'text.secondary' }}>
          {isOpen ? translate('panel.history.less') : translate('panel.history.more', { smart_count: rest.length })}
        </Button>
      )}
    </Box>
  );
}

function EventHead({ event }: { readonly event: RaRecord }) {
  const history = useResourceModel();
  const when = useWhen();
  const at = String(event[history.sort.field]);
  const { text, exact } = when(at);
  const columns = history.list.flatMap((name) => fieldNamed(history, name) ?? []);
  const people = columns.filter(({ kind }) => kind === 'BELONGS_TO');
  const marks = columns.filter(({ name, options }) => options.length > 0 && name !== history.tells?.noun);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, rowGap: 0.5, mb: 0.75 }}>
      <Typography component="span" variant="h3">
        {people.map((field) => (
          <FieldValue key={field.name} field={field} row={event} />
        ))}
      </Typography>
      {marks.map((field) => (
        <FieldValue key={field.name} field={field} row={event} />
      ))}
      <Typography component="time" dateTime={at} title={exact} variant="caption" color="textSecondary" sx={{ ml: { sm: 'auto' } }}>
        {text}
      </Typography>
    </Box>
  );
}

/** The way back from a change, where the viewer has one: not for first values, nor for what the field holds anyway. */
function useRestore({ event, row, told }: HistoryEventProps) {
  const { tells, verbs } = useResourceModel();
  const verb = verbs.find(({ operation }) => operation.name === tells?.restore);
  if (!tells || !verb || row['deletedAt'] || event[tells.action] === 'create' || !told.operations.update) return undefined;
  return (change: Change) => {
    const { field, before } = change;
    if (!field.editable || holds(row, field, before)) return null;
    return <RestoreValue verb={verb} event={event} change={change} row={row} />;
  };
}
