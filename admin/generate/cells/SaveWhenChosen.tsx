import { useEffect, useRef } from 'react';
import { useWatch } from 'react-hook-form';
import type { FieldModel } from '../model.ts';

interface SaveWhenChosenProps {
  readonly field: FieldModel;
  onChosen(): void;
}

/** Of a list one value is chosen, and that is all: it is saved without another key. */
export function SaveWhenChosen({ field, onChosen }: SaveWhenChosenProps) {
  const value: unknown = useWatch({ name: field.input });
  const before = useRef(value);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    if (['CHOICE', 'FLAG', 'BELONGS_TO'].includes(field.kind)) onChosen();
  });
  return null;
}
