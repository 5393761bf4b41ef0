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
  /** The API token that asks, when somebody looks with its eyes: the person is then its owner. */
  readonly token?: { readonly id: string; readonly name: string };
  /** The person who looks with this viewer's eyes, and until when at the latest; nothing can be written meanwhile. */
  readonly viewedBy?: { readonly id: string; readonly name: string; readonly until: string };
}

interface ViewerAnswer {
  readonly viewer: Viewer;
  readonly viewedBy?: Viewer['viewedBy'];
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
  return viewerIn(await answered<ViewerAnswer>(response));
}

/** Starts a session. @throws an HttpError 401 with the gateway's sentence for wrong credentials. */
export async function signIn(credentials: { readonly username: string; readonly password: string }, language: string): Promise<Viewer> {
  return viewerIn(await post('/auth/sign-in', credentials, language));
}

/** Ends the session; an already ended one is no error. */
export async function signOut(language: string): Promise<void> {
  await fetch('/auth/sign-out', jsonPost({}, language));
}

/** Lets the session act in another of the viewer's roles. */
export async function switchRole(role: string, language: string): Promise<Viewer> {
  return viewerIn(await post('/auth/role', { role }, language));
}

/** Lets the session look with the eyes of a row, named by its kind: `{ user: id }`. */
export async function beginViewAs(seen: Readonly<Record<string, string>>, language: string): Promise<Viewer> {
  return viewerIn(await post('/auth/view-as', seen, language));
}

/** Gives the session its own eyes back. */
export async function endViewAs(language: string): Promise<Viewer> {
  const response = await fetch('/auth/view-as', { method: 'DELETE', headers: { 'accept-language': language } });
  return viewerIn(await answered<ViewerAnswer>(response));
}

/** Whether the viewer might look with the eyes of the row. */
export async function mayViewAs(seen: Readonly<Record<string, string>>): Promise<boolean> {
  const response = await fetch(`/auth/view-as?${new URLSearchParams(seen).toString()}`);
  return response.ok && ((await response.json()) as { readonly may: boolean }).may;
}

/** The demo's users; none when this is no demo. */
export async function readDemoUsers(): Promise<readonly DemoUser[]> {
  const response = await fetch('/auth/demo');
  if (!response.ok) return [];
  return ((await response.json()) as { users: readonly DemoUser[] }).users;
}

function viewerIn({ viewer, viewedBy }: ViewerAnswer): Viewer {
  return viewedBy ? { ...viewer, viewedBy } : viewer;
}

async function post(path: string, body: unknown, language: string): Promise<ViewerAnswer> {
  return answered(await fetch(path, jsonPost(body, language)));
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
