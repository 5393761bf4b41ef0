import { useState } from 'react';
import { useRefresh } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useLabels } from '../../app/panel.ts';
import { codeOf } from '../../provider/errors.ts';
import type { Row } from '../choose.ts';
import { useFieldEdit } from '../edit/useFieldEdit.tsx';
import { fieldFaults, useRefusalText } from '../faults.ts';
import type { FieldModel } from '../model.ts';

interface SaveParts {
  readonly row: RaRecord;
  readonly field: FieldModel;
  onWritten(row: RaRecord): void;
  onSaved(): void;
}

/** Writes one field of a row; where it is refused says why, and where somebody was faster lets the writer choose. */
export function useSaveCell({ row, field, onWritten, onSaved }: SaveParts) {
  const label = useLabels();
  const write = useFieldEdit();
  const reasonOf = useRefusalText();
  const { version, conflict, ask } = useConflict(onSaved);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const refuse = (error: unknown) => {
    const faults = fieldFaults(error);
    const own = faults?.[field.input];
    if (codeOf(error) === 'CONFLICT' && !faults) ask();
    else if (!own) setRefusal(reasonOf(error));
    return own ? { [field.input]: own } : undefined;
  };
  const save = async (values: Row) => {
    const value = emptyToNull(values[field.input]);
    if (JSON.stringify(value) === JSON.stringify(emptyToNull((row as Row)[field.input]))) return onSaved();
    setIsBusy(true);
    setRefusal(null);
    try {
      onWritten(await write({ row, changed: { [field.input]: value }, field: label(field.label), version }));
      return onSaved();
    } catch (error) {
      return refuse(error);
    } finally {
      setIsBusy(false);
    }
  };
  return { save, refusal, conflict, isBusy };
}

/** Somebody else saved first: the writer's goes on over that, or is given up for it. */
function useConflict(onSaved: () => void) {
  const refresh = useRefresh();
  const [version, setVersion] = useState<unknown>(undefined);
  const [isAsked, setIsAsked] = useState(false);
  const conflict = isAsked
    ? {
        keep: (seen: unknown) => {
          setVersion(seen);
          setIsAsked(false);
        },
        reload: () => {
          setIsAsked(false);
          refresh();
          onSaved();
        },
      }
    : null;
  return { version, conflict, ask: () => setIsAsked(true) };
}

function emptyToNull(value: unknown): unknown {
  return value === undefined || value === '' ? null : value;
}
