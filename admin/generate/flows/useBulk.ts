import { useRef, useState } from 'react';
import { useLocale, useRefresh } from 'react-admin';
import { bulkEdit } from '../../provider/bulkEdit.ts';
import type { BulkAnswer, BulkChange, BulkProgress } from '../../provider/bulkEdit.ts';
import type { BulkTarget } from './bulkModel.ts';

const STOPPED = 'panel.flows.bulk.stopped';

/** Has the same done with many rows of a list; `stop` ends it with what is done by then. */
export function useBulk(list: string, { rows }: BulkTarget) {
  const language = useLocale();
  const refresh = useRefresh();
  const running = useRef<AbortController | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  const [answer, setAnswer] = useState<BulkAnswer | null>(null);
  const [fault, setFault] = useState('');

  const run = async (change: BulkChange) => {
    const controller = new AbortController();
    running.current = controller;
    setFault('');
    setProgress(null);
    setIsRunning(true);
    try {
      setAnswer(await bulkEdit({ list, rows, change, language, signal: controller.signal, onProgress: setProgress }));
    } catch (error) {
      setFault(controller.signal.aborted ? STOPPED : (error as Error).message);
    } finally {
      setIsRunning(false);
      refresh();
    }
  };
  const isStopped = fault === STOPPED;
  return { isRunning, isStopped, isOver: answer !== null || isStopped, progress, answer, fault, run, stop: () => running.current?.abort() };
}

export type Bulk = ReturnType<typeof useBulk>;
