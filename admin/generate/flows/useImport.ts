import { useRef, useState } from 'react';
import { useLocale, useRefresh } from 'react-admin';
import { lookAtFile, runImport } from '../../provider/importFile.ts';
import { dropUpload, uploadFile } from '../../provider/uploadFile.ts';
import type { UploadProgress } from '../../provider/uploadFile.ts';
import type { FileLook, ImportAnswer, ImportProgress } from '../../provider/importFile.ts';

/** Where an import stands: the file, its columns, what would become of it, what has. */
export interface ImportState {
  readonly file: File | null;
  /** What the gateway calls it. */
  readonly upload: string | null;
  readonly look: FileLook | null;
  readonly mapping: readonly (string | null)[];
  readonly checked: ImportAnswer | null;
  readonly done: ImportAnswer | null;
}

/** What is under way: a file's way to the gateway, its reading, the check of its records, or their import. */
export type ImportWork = 'send' | 'look' | 'check' | 'take';

const START: ImportState = { file: null, upload: null, look: null, mapping: [], checked: null, done: null };

/** Does one thing at a time, and tells what is under way, how far it is and what went wrong; `stop` gives it up. */
function useWork() {
  const running = useRef<AbortController | null>(null);
  const [work, setWork] = useState<ImportWork | null>(null);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [sending, setSending] = useState<UploadProgress | null>(null);
  const [fault, setFault] = useState('');
  const run = async (what: ImportWork, task: (signal: AbortSignal) => Promise<void>) => {
    const controller = new AbortController();
    running.current = controller;
    setWork(what);
    setProgress(null);
    setSending(null);
    setFault('');
    try {
      await task(controller.signal);
    } catch (error) {
      setFault(controller.signal.aborted ? 'panel.flows.import.stopped' : (error as Error).message);
    } finally {
      setWork(null);
    }
  };
  return { work, progress, sending, fault, run, setWork, setProgress, setSending, stop: () => running.current?.abort() };
}

/** Leads a file through look, check and import into one list; what is given up leaves nothing done. */
export function useImport(list: string) {
  const language = useLocale();
  const refresh = useRefresh();
  const key = useRef('');
  const [state, setState] = useState(START);
  const { run, setWork, setProgress, setSending, ...going } = useWork();
  const change = (changed: Partial<ImportState>) => setState((before) => ({ ...before, ...changed }));
  const send = (step: 'check' | 'take', signal: AbortSignal) => {
    const { upload, mapping } = state;
    return runImport({ list, upload: upload!, mapping, step, language, signal, idempotencyKey: key.current, onProgress: setProgress });
  };
  return {
    ...state,
    ...going,
    choose: async (file: File) => {
      if (state.upload) dropUpload(state.upload);
      setState({ ...START, file });
      await run('send', async (signal) => {
        const upload = await uploadFile({ file, language, signal, onProgress: setSending });
        change({ upload });
        setWork('look');
        const look = await lookAtFile({ list, upload, language, signal });
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
    /** Nothing more will be asked of the file. */
    leave: () => void (state.upload && dropUpload(state.upload)),
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
