import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  ListSubheader,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { Form, RecordContextProvider, useLocale, useTranslate } from 'react-admin';
import { useLabels, useMentions, usePanel, useResourceModel } from '../../app/panel.ts';
import { FieldInput } from '../FieldInput.tsx';
import type { FieldModel, VerbModel } from '../model.ts';
import { BulkActions } from './BulkActions.tsx';
import { bulkFields, bulkVerbs } from './bulkModel.ts';
import type { BulkTarget } from './bulkModel.ts';
import { BulkOutcome } from './BulkOutcome.tsx';
import { useBulk } from './useBulk.ts';

interface BulkDialogProps {
  readonly target: BulkTarget;
  onClose(isDone: boolean): void;
}

type Task = { readonly field: FieldModel } | { readonly verb: VerbModel };

/** Gives a field one value on many rows, or runs an operation on each. */
export function BulkDialog({ target, onClose }: BulkDialogProps) {
  const translate = useTranslate();
  const mention = useMentions();
  const resource = useResourceModel();
  const titleId = useId();
  const number = target.count.toLocaleString(useLocale());
  const bulk = useBulk(resource.name, target);
  const [task, setTask] = useState<Task | null>(null);
  const { isOver } = bulk;
  const leave = () => onClose(isOver);
  return (
    <Dialog open onClose={bulk.isRunning ? undefined : leave} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{translate('panel.flows.bulk.title', { name: mention(resource.labels) })}</DialogTitle>
      <RecordContextProvider value={undefined}>
        <Form
          key={task && 'field' in task ? task.field.name : ''}
          onSubmit={(values: Readonly<Record<string, unknown>>) => task && bulk.run(changeOf(task, values))}
        >
          <DialogContent sx={{ display: 'grid', gap: 2, pt: '6px !important' }}>
            {!isOver && <Typography>{translate('panel.flows.bulk.count', { number })}</Typography>}
            {!isOver && <TaskSelect task={task} isDisabled={bulk.isRunning} onChange={setTask} />}
            {!isOver && task && 'field' in task && <ValueInput field={task.field} />}
            <BulkOutcome bulk={bulk} />
          </DialogContent>
          <DialogActions sx={{ px: 3, pb: 2 }}>
            <BulkActions bulk={bulk} onClose={leave}>
              <Button type="submit" variant="contained" disabled={!task || bulk.isRunning}>
                {translate('panel.flows.bulk.run', { number })}
              </Button>
            </BulkActions>
          </DialogActions>
        </Form>
      </RecordContextProvider>
    </Dialog>
  );
}

/** What is left empty clears the field. */
function changeOf(task: Task, values: Readonly<Record<string, unknown>>) {
  if ('verb' in task) return { change: 'run', verb: task.verb.operation.name } as const;
  const value = values[task.field.input];
  return { change: 'update', input: { [task.field.input]: value === undefined || value === '' ? null : value } } as const;
}

interface TaskSelectProps {
  readonly task: Task | null;
  readonly isDisabled: boolean;
  onChange(task: Task): void;
}

function TaskSelect({ task, isDisabled, onChange }: TaskSelectProps) {
  const translate = useTranslate();
  const label = useLabels();
  const resource = useResourceModel();
  const fields = bulkFields(usePanel(), resource);
  const verbs = bulkVerbs(resource);
  const choose = (key: string) => {
    const field = fields.find(({ name }) => key === `field ${name}`);
    const verb = verbs.find(({ operation }) => key === `verb ${operation.name}`);
    if (field) onChange({ field });
    if (verb) onChange({ verb });
  };
  const value = task ? ('field' in task ? `field ${task.field.name}` : `verb ${task.verb.operation.name}`) : '';
  return (
    <TextField
      select
      fullWidth
      label={translate('panel.flows.bulk.what')}
      value={value}
      disabled={isDisabled}
      onChange={({ target }) => choose(target.value)}
    >
      {fields.length > 0 && <ListSubheader>{translate('panel.flows.bulk.fields')}</ListSubheader>}
      {fields.map((field) => (
        <MenuItem key={field.name} value={`field ${field.name}`}>
          {label(field.label)}
        </MenuItem>
      ))}
      {verbs.length > 0 && <ListSubheader>{translate('panel.flows.bulk.verbs')}</ListSubheader>}
      {verbs.map((verb) => (
        <MenuItem key={verb.operation.name} value={`verb ${verb.operation.name}`}>
          {label(verb.label)}
        </MenuItem>
      ))}
    </TextField>
  );
}

function ValueInput({ field }: { readonly field: FieldModel }) {
  const translate = useTranslate();
  return (
    <Box>
      <FieldInput field={field} />
      {!field.required && !field.help && (
        <Typography variant="body2" color="textSecondary">
          {translate('panel.flows.bulk.clearHint')}
        </Typography>
      )}
    </Box>
  );
}
