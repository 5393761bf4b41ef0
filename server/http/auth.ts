import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ROLES, type Role } from '../access/roles.ts';
import type { Sessions } from '../access/sessions.ts';
import { AppError, invalid } from '../kit/errors.ts';
import { EdgeError } from './errors.ts';
import { readTexts } from './input.ts';
import { SignInThrottle, type WrongPasswords } from './throttle.ts';
import { registerViewAs, viewerAnswer, WHILE_VIEWING } from './viewAs.ts';
import { SESSION_COOKIE, tokenOf, type ViewerOf } from './viewers.ts';

/** A user that the sign-in page offers while the demo runs. */
export interface DemoUser {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
}

interface AuthParts {
  readonly sessions: Sessions;
  readonly viewerOf: ViewerOf;
  /** Undefined when this is no demo. */
  readonly demoUsers: readonly DemoUser[] | undefined;
  /** Undefined where this process alone counts them. */
  readonly wrongPasswords: WrongPasswords | undefined;
}

/** Sign-in, sign-out, who am I, change of role, looking as somebody else. */
export function registerAuth(app: FastifyInstance, { sessions, viewerOf, demoUsers, wrongPasswords }: AuthParts): void {
  const throttle = new SignInThrottle(wrongPasswords);

  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.post('/auth/sign-in', WHILE_VIEWING, async (request, reply) => {
    const given = readTexts(request.body, ['username', 'password']);
    const credentials = { ...given, username: given.username.trim() };
    const origin = { userAgent: request.headers['user-agent'], ip: request.ip };
    const signedIn = await throttle.attempt(`${credentials.username} ${request.ip}`, () => sessions.signIn(credentials, origin));
    if (!signedIn) throw new AppError('UNAUTHENTICATED', { label: WRONG_CREDENTIALS });
    await endSession(sessions, request);
    setSessionCookie(request, reply, signedIn.token);
    return viewerAnswer(signedIn.viewer);
  });

  app.post('/auth/sign-out', WHILE_VIEWING, async (request, reply) => {
    await endSession(sessions, request);
    reply.clearCookie(SESSION_COOKIE, { path: '/' });
    return { viewer: null };
  });

  app.get('/auth/viewer', async (request) => viewerAnswer(await viewerOf(request)));

  app.post('/auth/role', async (request) => {
    if (!(await viewerOf(request))) throw new AppError('UNAUTHENTICATED');
    const role = readRole(request.body);
    return viewerAnswer(await sessions.switchRole(tokenOf(request) ?? '', role));
  });

  registerViewAs(app, { sessions, viewerOf });

  app.get('/auth/demo', () => {
    if (!demoUsers) throw new EdgeError('NOT_FOUND', { status: 404, label: { zh: '未开启演示', en: 'This is no demo' } });
    return { demo: true, users: demoUsers };
  });
}

const WRONG_CREDENTIALS = { zh: '用户名或密码错误', en: 'Wrong username or password' };

/** Signing in anew leaves no earlier session behind that nobody holds the token of. */
async function endSession(sessions: Sessions, request: FastifyRequest): Promise<void> {
  const token = tokenOf(request);
  if (token) await sessions.signOut(token);
}

/** Ends with the browser: what may last longer, the gateway decides. */
function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' });
}

function readRole(body: unknown): Role {
  const given = readTexts(body, ['role']);
  const role = ROLES.find((known) => known === given.role);
  if (!role) throw invalid('role', 'NOT_ALLOWED');
  return role;
}
