import { useEffect } from 'react';
import { useStore } from 'react-admin';

/** A record whose page was looked at. */
export interface RecentRecord {
  readonly resource: string;
  readonly id: string;
  readonly title: string;
}

const kept = 8;
const none: readonly RecentRecord[] = [];

/** The records looked at last in this browser, the last one first; forgotten when the viewer leaves. */
export function useRecents(): readonly RecentRecord[] {
  return useStore<readonly RecentRecord[]>('records.recent', none)[0];
}

/** Notes that the page of a record is looked at. */
export function useNoteRecent(resource: string, id: string, title: string): void {
  const [, setRecents] = useStore<readonly RecentRecord[]>('records.recent', none);
  useEffect(() => {
    setRecents((before: readonly RecentRecord[]) => [
      { resource, id, title },
      ...(before ?? none).filter((one) => one.id !== id).slice(0, kept - 1),
    ]);
  }, [resource, id, title, setRecents]);
}
