import type { FastifyInstance } from 'fastify';
import { enter, type EntryParts } from './enter.ts';
import { EdgeError } from './errors.ts';
import type { Gateway } from './gateway.ts';
import { languageOf } from './language.ts';
import { Gate } from './limits.ts';
import { registerReference } from './reference.ts';
import { WHILE_VIEWING } from './viewAs.ts';

const EXPLORER = '/#/explorer';
const POST_ONLY = { zh: '请以 POST 提交 GraphQL 查询', en: 'Send GraphQL queries by POST' };

/**
 * `POST /graphql` for whoever is signed in, and what programs need to know of it. A request ends with the gateway that it has begun with.
 */
export function registerGraphql(app: FastifyInstance, gateway: () => Gateway, parts: EntryParts): void {
  const gate = new Gate();
  registerReference(app, parts);

  app.post('/graphql', WHILE_VIEWING, async (request, reply) => {
    const viewer = await enter(parts, request, reply);
    return gate.pass(() => gateway().handle(request, reply, { viewer, language: languageOf(request, viewer) }));
  });

  app.get('/graphql', (request, reply) => {
    // somebody with a browser, not a program: the panel has a page to try queries out
    if ((request.headers.accept ?? '').includes('text/html')) return reply.redirect(EXPLORER);
    throw new EdgeError('BAD_REQUEST', { status: 405, label: POST_ONLY, headers: { allow: 'POST' } });
  });
}
