import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

export const JSON_TYPE = { 'content-type': 'application/json' };

interface Credentials {
  readonly username: string;
  readonly password: string;
}

interface SignInOptions {
  readonly app?: FastifyInstance;
  readonly headers?: Readonly<Record<string, string>>;
  readonly remoteAddress?: string;
}

/** Asks `/auth` as a browser does, without a port. */
export class Browser {
  private readonly app: FastifyInstance;

  constructor(app: FastifyInstance) {
    this.app = app;
  }

  signIn(person: Credentials, { app = this.app, headers = JSON_TYPE, remoteAddress }: SignInOptions = {}): Promise<LightMyRequestResponse> {
    return app.inject({ method: 'POST', url: '/auth/sign-in', headers, remoteAddress, payload: credentialsOf(person) });
  }

  post(url: string, payload: object, headers: Readonly<Record<string, string>> = {}): Promise<LightMyRequestResponse> {
    return this.app.inject({ method: 'POST', url, headers: { ...JSON_TYPE, ...headers }, payload });
  }

  viewer(token: string): Promise<LightMyRequestResponse> {
    return this.app.inject({ url: '/auth/viewer', headers: cookie(token) });
  }

  async viewerStatus(token: string): Promise<number> {
    return (await this.viewer(token)).statusCode;
  }
}

export function credentialsOf({ username, password }: Credentials): Credentials {
  return { username, password };
}

export function cookie(token: string): Record<string, string> {
  return { cookie: `kam_session=${token}` };
}

/** The token that an answer sets. */
export function tokenIn(response: LightMyRequestResponse): string {
  const [, token = ''] = /kam_session=([\w-]+)/.exec(String(response.headers['set-cookie'])) ?? [];
  return token;
}

export function errorOf(response: LightMyRequestResponse): { readonly code: string; readonly message: string } {
  const { errors } = response.json<{ errors: [{ message: string; extensions: { code: string } }] }>();
  return { code: errors[0].extensions.code, message: errors[0].message };
}
