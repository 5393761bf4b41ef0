import { HttpError } from 'react-admin';
import { faultOf } from './errors.ts';
import type { GatewayError } from './errors.ts';

/** Who is signed in. */
export interface Viewer {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  /** The role in which this session acts. */
  readonly role: string;
  readonly roles?: readonly string[];
  readonly orgUnit: { readonly id: string; readonly name: string } | null;
  readonly locale: string | null;
}

/** A user that the sign-in page offers while the demo runs. */
export interface DemoUser {
  readonly username: string;
  readonly name: string;
  readonly role: string;
}

/** The signed-in viewer, or null without a session. */
export async function readViewer(language: string): Promise<Viewer | null> {
  const response = await fetch('/auth/viewer', { headers: { 'accept-language': language } });
  if (response.status === 401) return null;
  return (await answered<{ viewer: Viewer }>(response)).viewer;
}

/** Starts a session. @throws an HttpError 401 with the gateway's sentence for wrong credentials. */
export async function signIn(credentials: { readonly username: string; readonly password: string }, language: string): Promise<Viewer> {
  return (await post<{ viewer: Viewer }>('/auth/sign-in', credentials, language)).viewer;
}

/** Ends the session; an already ended one is no error. */
export async function signOut(language: string): Promise<void> {
  await fetch('/auth/sign-out', jsonPost({}, language));
}

/** Lets the session act in another of the viewer's roles. */
export async function switchRole(role: string, language: string): Promise<Viewer> {
  return (await post<{ viewer: Viewer }>('/auth/role', { role }, language)).viewer;
}

/** The demo's users; none when this is no demo. */
export async function readDemoUsers(): Promise<readonly DemoUser[]> {
  const response = await fetch('/auth/demo');
  if (!response.ok) return [];
  return ((await response.json()) as { users: readonly DemoUser[] }).users;
}

async function post<Answer>(path: string, body: unknown, language: string): Promise<Answer> {
  return answered<Answer>(await fetch(path, jsonPost(body, language)));
}

function jsonPost(body: unknown, language: string): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify(body),
  };
}

async function answered<Answer>(response: Response): Promise<Answer> {
  if (response.ok) return (await response.json()) as Answer;
  const body = (await response.json().catch(() => null)) as { errors?: readonly GatewayError[] } | null;
  if (!body?.errors) throw new HttpError('panel.error.offline', response.status, { code: 'UNAVAILABLE' });
  const fault = faultOf(body.errors);
  throw new HttpError(fault.message, response.status, fault.body);
}
