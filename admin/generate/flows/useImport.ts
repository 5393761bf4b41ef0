import { useRef, useState } from 'react';
import { useLocale, useRefresh } from 'react-admin';
import { lookAtFile, runImport } from '../../provider/importFile.ts';
import type { FileLook, ImportAnswer, ImportProgress } from '../../provider/importFile.ts';

/** Where an import stands: the file, its columns, what would become of it, what has. */
export interface ImportState {
  readonly file: File | null;
  readonly look: FileLook | null;
  readonly mapping: readonly (string | null)[];
  readonly checked: ImportAnswer | null;
  readonly done: ImportAnswer | null;
}

/** What is under way: the reading of a file, the check of its records, or their import. */
export type ImportWork = 'look' | 'check' | 'take';

const START: ImportState = { file: null, look: null, mapping: [], checked: null, done: null };

/** Does one thing at a time, and tells what is under way, how far it is and what went wrong; `stop` gives it up. */
function useWork() {
  const running = useRef<AbortController | null>(null);
  const [work, setWork] = useState<ImportWork | null>(null);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [fault, setFault] = useState('');
  const run = async (what: ImportWork, task: (signal: AbortSignal) => Promise<void>) => {
    const controller = new AbortController();
    running.current = controller;
    setWork(what);
    setProgress(null);
    setFault('');
    try {
      await task(controller.signal);
    } catch (error) {
      setFault(controller.signal.aborted ? 'panel.flows.import.stopped' : (error as Error).message);
    } finally {
      setWork(null);
    }
  };
  return { work, progress, fault, run, setProgress, stop: () => running.current?.abort() };
}

/** Leads a file through look, check and import into one list; what is given up leaves nothing done. */
export function useImport(list: string) {
  const language = useLocale();
  const refresh = useRefresh();
  const key = useRef('');
  const [state, setState] = useState(START);
  const { run, setProgress, ...going } = useWork();
  const change = (changed: Partial<ImportState>) => setState((before) => ({ ...before, ...changed }));
  const send = (step: 'check' | 'take', signal: AbortSignal) => {
    const { file, mapping } = state;
    return runImport({ list, file: file!, mapping, step, language, signal, idempotencyKey: key.current, onProgress: setProgress });
  };
  return {
    ...state,
    ...going,
    choose: async (file: File) => {
      setState({ ...START, file });
      await run('look', async (signal) => {
        const look = await lookAtFile({ list, file, language, signal });
        change({ look, mapping: look.mapping });
      });
    },
    assign: (place: number, name: string | null) => setState((before) => ({ ...before, mapping: assigned(before.mapping, place, name) })),
    check: () => {
      key.current = crypto.randomUUID();
      return run('check', async (signal) => change({ checked: await send('check', signal) }));
    },
    take: () =>
      run('take', async (signal) => {
        change({ done: await send('take', signal) });
        refresh();
      }),
    back: () => change({ checked: null }),
  };
}

/** A field has one column: where another had it, that one is left out. */
function assigned(mapping: ImportState['mapping'], place: number, name: string | null): ImportState['mapping'] {
  return mapping.map((known, at) => {
    if (at === place) return name;
    return known === name ? null : known;
  });
}

export type Import = ReturnType<typeof useImport>;
