import { useSyncExternalStore } from 'react';

/** Whether the device says that it has no connection at all. */
export function useIsOffline(): boolean {
  return useSyncExternalStore(subscribe, () => !navigator.onLine);
}

function subscribe(onChange: () => void): () => void {
  for (const event of ['online', 'offline']) globalThis.addEventListener(event, onChange);
  return () => ['online', 'offline'].forEach((event) => globalThis.removeEventListener(event, onChange));
}
