import { useCallback, useEffect, useRef } from 'react';
import { useRegisterMutationMiddleware } from 'react-admin';
import { useFormState, useWatch } from 'react-hook-form';
import { useSettled } from '../../app/useSettled.ts';
import { keepDraft } from './draftStore.ts';

const pauseMs = 600;

interface Kept {
  readonly name: string;
  readonly version: unknown;
  /** Whether an older draft waits to be taken or dropped: until then nothing takes its place. */
  readonly isHeld: boolean;
}

type Save = (resource: unknown, params: unknown) => Promise<unknown>;

/** Keeps the fields that differ from what the form began with, at each pause in typing; forgets them once they are saved. */
export function useKeptDraft({ name, version, isHeld }: Kept): void {
  const isSaved = useRef(false);
  const written = useSettled(useWritten(), pauseMs);
  const text = JSON.stringify(written);
  useEffect(() => {
    if (isHeld || isSaved.current) return;
    const values = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const isEmpty = Object.keys(values).length === 0;
    keepDraft(name, isEmpty ? null : { at: new Date().toISOString(), version, values });
  }, [name, version, isHeld, text]);

  const forgetting = useCallback(
    async (resource: unknown, params: unknown, save: Save) => {
      const saved = await save(resource, params);
      isSaved.current = true;
      keepDraft(name, null);
      return saved;
    },
    [name],
  );
  useRegisterMutationMiddleware(forgetting);
}

function useWritten(): Readonly<Record<string, unknown>> {
  const values = useWatch() as Readonly<Record<string, unknown>>;
  const { dirtyFields } = useFormState();
  // an empty field is written too: it may have been emptied
  return Object.fromEntries(Object.keys(dirtyFields).map((source) => [source, values[source] ?? null]));
}
