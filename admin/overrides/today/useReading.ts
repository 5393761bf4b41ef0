import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify } from 'react-admin';
import { usePanel } from '../../app/panel.ts';
import { useSession } from '../../app/session.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';

const readOne = /* GraphQL */ `
  mutation readOne($id: ID!) {
    readNotification(id: $id) {
      id
    }
  }
`;

const readAll = /* GraphQL */ `
  mutation readAll($id: ID!) {
    readNotificationsUpTo(id: $id) {
      id
    }
  }
`;

/** Marks notifications as read, where the viewer may: who looks with another's eyes leaves them as they are. */
export function useReading(): { readonly mayRead: boolean; read(id: string): void; readUpTo(id: string): void } {
  const provider = useDataProvider<PanelProvider>();
  const cache = useQueryClient();
  const notify = useNotify();
  const { viewer } = useSession();
  const mayRead = usePanel().rootFields.has('readNotification') && !viewer.viewedBy;
  const run = (text: string, id: string) => {
    if (!mayRead) return;
    provider.ask(text, { id }).then(
      () => cache.invalidateQueries(),
      (error: Error) => notify(error.message, { type: 'error' }),
    );
  };
  return { mayRead, read: (id) => run(readOne, id), readUpTo: (id) => run(readAll, id) };
}
