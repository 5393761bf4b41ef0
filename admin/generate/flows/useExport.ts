import { useRef, useState } from 'react';
import { useLocale, useNotify, useTranslate } from 'react-admin';
import { exportList, saveFile } from '../../provider/exportList.ts';
import type { Got } from '../../provider/exportList.ts';
import type { ListRequest } from '../list/useListRequest.ts';

interface Wanted {
  readonly format: 'xlsx' | 'csv';
  readonly columns: readonly string[];
}

const NOTHING: Got = { bytes: 0, rows: null };

/** Fetches a list as a file and keeps it; `stop` gives it up, and the gateway stops too. */
export function useExport(onDone: () => void) {
  const language = useLocale();
  const notify = useNotify();
  const translate = useTranslate();
  const running = useRef<AbortController | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const [got, setGot] = useState<Got>(NOTHING);
  const [fault, setFault] = useState('');

  const run = async ({ resource, where, orderBy, total = 0 }: ListRequest, { format, columns }: Wanted) => {
    const controller = new AbortController();
    running.current = controller;
    setGot(NOTHING);
    setFault('');
    setIsRunning(true);
    try {
      const { signal } = controller;
      saveFile(await exportList({ list: resource.name, where, orderBy, format, columns, language, signal, onProgress: setGot }));
      const text = translate('panel.flows.export.done', { smart_count: total });
      notify(text, { type: 'success', messageArgs: { _: text } });
      onDone();
    } catch (error) {
      if (!controller.signal.aborted) setFault((error as Error).message);
    } finally {
      setIsRunning(false);
    }
  };
  return { got, fault, isRunning, run, stop: () => running.current?.abort() };
}
