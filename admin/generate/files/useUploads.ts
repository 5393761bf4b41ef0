import { useEffect, useRef, useState } from 'react';
import { useLocale } from 'react-admin';
import type { CatalogueUpload } from '../../provider/catalogue.ts';
import { sendFile } from '../../provider/upload.ts';
import type { Sending, SentFile } from '../../provider/upload.ts';
import { shrinkImage, shrunkName } from './shrinkImage.ts';

/** A file on its way. */
export interface Upload {
  readonly key: string;
  readonly file: File;
  /** From 0 to 1. */
  readonly progress: number;
  /** A sentence or its key; null while it is under way. */
  readonly fault: string | null;
}

/** Files on their way for one field. */
export interface Uploads {
  readonly items: readonly Upload[];
  add(files: readonly File[]): void;
  retry(key: string): void;
  drop(key: string): void;
}

let keys = 0;

function nextKey(): string {
  keys += 1;
  return `upload-${keys}`;
}

/** Sends files one after another, and hands each row on as it arrives. */
export function useUploads(upload: CatalogueUpload, onSent: (row: SentFile) => void): Uploads {
  const language = useLocale();
  const [items, setItems] = useState<readonly Upload[]>([]);
  const aborts = useAborts();
  const queue = useRef(Promise.resolve());

  const change = (key: string, changes: Partial<Upload>) =>
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...changes } : item)));
  const drop = (key: string) => {
    aborts.current.get(key)?.abort();
    setItems((before) => before.filter((item) => item.key !== key));
  };
  const send = async ({ key, file }: Upload, { signal }: AbortController) => {
    if (signal.aborted) return;
    try {
      const row = await sendSmall({ upload, file, language, signal, onProgress: (progress) => change(key, { progress }) });
      // taken off in the moment in which it arrived
      if (signal.aborted) return;
      onSent(row);
      drop(key);
    } catch (error) {
      if (!signal.aborted) change(key, { fault: error instanceof Error ? error.message : 'panel.error.unexpected' });
    }
  };
  const start = (item: Upload) => {
    const abort = new AbortController();
    aborts.current.set(item.key, abort);
    queue.current = queue.current.then(() => send(item, abort));
  };
  const add = (files: readonly File[]) => {
    const added = files.map((file): Upload => ({ key: nextKey(), file, progress: 0, fault: null }));
    setItems((before) => [...before, ...added]);
    added.forEach(start);
  };
  const retry = (key: string) => {
    change(key, { progress: 0, fault: null });
    items.filter((item) => item.key === key).forEach(start);
  };
  return { items, add, retry, drop };
}

/** Whoever leaves the page stops what is on its way. */
function useAborts() {
  const aborts = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const running = aborts.current;
    return () => running.forEach((abort) => abort.abort());
  }, []);
  return aborts;
}

interface SmallSending extends Pick<Sending, 'language' | 'signal' | 'onProgress'> {
  readonly upload: CatalogueUpload;
  readonly file: File;
}

async function sendSmall({ upload, file, ...sending }: SmallSending): Promise<SentFile> {
  const small = await shrinkImage(file);
  if (small.size > upload.maxBytes) throw new Error('panel.files.tooLarge');
  return sendFile({ path: upload.path, file: small, name: shrunkName(file.name, file, small), ...sending });
}
