import { Alert, Box, Popover, Typography } from '@mui/material';
import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { Form, RecordContextProvider, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useLabels, useResourceModel, useTitles } from '../../app/panel.ts';
import { ConflictDialog } from '../ConflictDialog.tsx';
import { FieldInput } from '../FieldInput.tsx';
import type { FieldModel } from '../model.ts';
import { SaveWhenChosen } from './SaveWhenChosen.tsx';
import { useSaveCell } from './useSaveCell.ts';

interface CellEditorProps {
  readonly row: RaRecord;
  readonly field: FieldModel;
  readonly anchor: HTMLElement;
  /** The row as it was written, until the list has been read anew. */
  onWritten(row: RaRecord): void;
  onClose(): void;
  onGoOn(by: 1 | -1): void;
}

/** The form's own input over a cell: Enter saves, Escape gives up, Tab saves and goes on. */
export function CellEditor({ row, field, anchor, onWritten, onClose, onGoOn }: CellEditorProps) {
  const translate = useTranslate();
  const label = useLabels();
  const title = useTitles();
  const resource = useResourceModel();
  const formId = useId();
  /** What follows once it is saved. */
  const then = useRef<() => void>(onClose);
  const { save, refusal, conflict, isBusy } = useSaveCell({ row, field, onWritten, onSaved: () => then.current() });
  const submit = (next: () => void) => {
    then.current = next;
    (document.getElementById(formId) as HTMLFormElement | null)?.requestSubmit();
  };
  const name = translate('panel.looks.cells.edit', { name: title(resource, row), field: label(field.label) });
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={(_event, reason) => (reason === 'escapeKeyDown' ? onClose() : submit(onClose))}
      disableRestoreFocus
      transitionDuration={0}
      anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': name, sx: { p: 1.5, width: Math.max(anchor.offsetWidth, 240), maxWidth: 420 } } }}
    >
      <RecordContextProvider value={undefined}>
        <Form record={row} onSubmit={save} sanitizeEmptyValues={false} id={formId}>
          <Box onKeyDown={(event) => press(event, { isLong: field.kind === 'LONG_TEXT', submit, onClose, onGoOn })}>
            <FocusedInput field={field} />
            <SaveWhenChosen field={field} onChosen={() => submit(onClose)} />
          </Box>
          <Below refusal={refusal} isBusy={isBusy} />
        </Form>
      </RecordContextProvider>
      {conflict && <ConflictDialog id={String(row.id)} onKeep={conflict.keep} onReload={conflict.reload} />}
    </Popover>
  );
}

/** Why it was refused, and which keys do what. */
function Below({ refusal, isBusy }: { readonly refusal: string | null; readonly isBusy: boolean }) {
  const translate = useTranslate();
  return (
    <>
      {refusal && (
        <Alert severity="error" role="alert" sx={{ mt: 0.5 }}>
          {refusal}
        </Alert>
      )}
      <Typography variant="caption" color="textSecondary" component="p" aria-live="polite" sx={{ m: 0, mt: 0.5 }}>
        {translate(isBusy ? 'panel.looks.cells.saving' : 'panel.looks.cells.keys')}
      </Typography>
    </>
  );
}

interface Ways {
  readonly isLong: boolean;
  submit(then: () => void): void;
  onClose(): void;
  onGoOn(by: 1 | -1): void;
}

function press(event: KeyboardEvent<HTMLElement>, { isLong, submit, onClose, onGoOn }: Ways): void {
  const target = event.target as HTMLElement;
  // what is open over the input has its keys to itself
  if (event.defaultPrevented || target.closest('[role=listbox], [role=menu]')) return;
  if (event.key === 'Tab') {
    event.preventDefault();
    event.stopPropagation();
    submit(() => onGoOn(event.shiftKey ? -1 : 1));
  } else if (event.key === 'Enter' && !isOpening(target) && !(isLong && event.shiftKey)) {
    event.preventDefault();
    submit(onClose);
  }
}

/** Whether Enter chooses from a list that is open, or opens one. */
function isOpening(target: HTMLElement): boolean {
  return target.getAttribute('role') === 'combobox' && (target.tagName !== 'INPUT' || target.getAttribute('aria-expanded') === 'true');
}

const WRITABLE = 'input:not([type=hidden]):not([aria-hidden]), textarea:not([aria-hidden]), [role=combobox]';

/** The input with the cursor in it, and what it holds chosen, to be written over; some come once their choices are there. */
function FocusedInput({ field }: { readonly field: FieldModel }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = box.current;
    if (!place || focusIn(place)) return undefined;
    const watch = new MutationObserver(() => focusIn(place) && watch.disconnect());
    watch.observe(place, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={box}>
      <FieldInput field={field} />
    </div>
  );
}

function focusIn(place: HTMLElement): boolean {
  const input = place.querySelector<HTMLElement>(WRITABLE);
  input?.focus();
  if (input instanceof HTMLInputElement && ['text', 'email', 'number'].includes(input.type)) input.select();
  return input !== null;
}
