import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useDataProvider } from 'react-admin';
import { useSession } from '../../app/session.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import type { DeskAction, DeskEntry } from './deskEntry.ts';
import { DeskQueue } from './DeskQueue.ts';
import type { QueueState } from './DeskQueue.ts';

/** One for each person who has worked here since the page was loaded: it goes on sending while they look at other pages. */
const queues = new Map<string, DeskQueue>();

function queueOf(viewer: string): DeskQueue {
  const queue = queues.get(viewer) ?? new DeskQueue(viewer);
  queues.set(viewer, queue);
  return queue;
}

/** The viewer's actions on their way, and what to do with them. */
export interface Desk extends QueueState {
  act(action: DeskAction): void;
  dismiss(entry: DeskEntry): void;
  retry(): void;
}

export function useDeskQueue(): Desk {
  const { viewer } = useSession();
  const provider = useDataProvider<PanelProvider>();
  const client = useQueryClient();
  const queue = queueOf(viewer.id);
  const state = useSyncExternalStore(queue.subscribe, queue.snapshot);
  useEffect(() => {
    queue.attach({
      send: (text, variables, idempotencyKey) => provider.ask(text, { ...variables }, { idempotencyKey }),
      reload: () => client.invalidateQueries({ queryKey: ['answer'] }),
    });
  }, [queue, provider, client]);
  return {
    ...state,
    act: (action) => queue.add(action),
    dismiss: (entry) => queue.dismiss(entry),
    retry: () => void queue.send(),
  };
}
