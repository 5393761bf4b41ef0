import { createContext, useContext } from 'react';
import type { Viewer } from '../provider/session.ts';

/** Who works here, and the ways out. */
export interface Session {
  readonly viewer: Viewer;
  /** Whether looking with other eyes has just ended by itself. */
  readonly isViewAsOver: boolean;
  /** Shows the sign-in page; `isEnded` says that the gateway ended the session. */
  leave(isEnded: boolean): void;
  /** Takes the viewer anew after a change of role. */
  renew(viewer: Viewer): void;
}

/** Provided by the root around everything that needs a viewer. */
export const SessionContext = createContext<Session | null>(null);

/** The session of the page. @throws outside the workspace. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs the workspace around it.');
  return session;
}
