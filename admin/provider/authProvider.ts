import type { AuthProvider } from 'react-admin';
import type { PanelModel, ResourceModel } from '../generate/model.ts';
import { signIn, signOut } from './session.ts';
import type { Viewer } from './session.ts';

/** What the provider needs of the page around it. */
export interface AuthContext {
  readonly viewer: Viewer;
  readonly model: PanelModel;
  language(): string;
  /** Called when the session is over, whoever ended it. */
  onLeave(isEnded: boolean): void;
}

/**
 * Answers react-admin's questions from the viewer and their schema: what the schema lacks is not
 * offered. The gateway decides all the same.
 */
export function createAuthProvider({ viewer, model, language, onLeave }: AuthContext): AuthProvider {
  return {
    login: (credentials: { username: string; password: string }) => signIn(credentials, language()),
    logout: async () => {
      await signOut(language());
      onLeave(false);
      return false;
    },
    checkAuth: async () => {},
    checkError: async (error: { readonly status?: number }) => {
      if (error.status === 401) onLeave(true);
    },
    getIdentity: async () => ({ id: viewer.id, fullName: viewer.name }),
    getPermissions: async () => viewer.role,
    canAccess: async ({ resource, action }) => {
      const found = model.resources.find((entry) => entry.name === resource);
      return found !== undefined && mayDo(found, action);
    },
  };
}

function mayDo({ operations }: ResourceModel, action: string): boolean {
  if (action === 'create') return operations.create !== null;
  if (action === 'edit') return operations.update !== null;
  if (action === 'delete') return operations.remove !== null;
  return action === 'list' || action === 'show';
}
