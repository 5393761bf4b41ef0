import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RoleGrants } from '../access/guard.ts';
import type { Viewer } from '../access/viewer.ts';
import { AppError } from '../kit/errors.ts';
import type { Entity, Registry } from '../kit/field/index.ts';
import { badToken, credentialOf, type TokenGate } from './tokenGate.ts';
import type { ViewerOf } from './viewers.ts';

/** What every door asks a caller by. */
export interface EntryParts {
  readonly viewerOf: ViewerOf;
  readonly tokens: TokenGate;
}

/** Who asks, a token's request counted. @throws UNAUTHENTICATED, with its own sentence for a token that is none; RATE_LIMITED */
export async function enter({ viewerOf, tokens }: EntryParts, request: FastifyRequest, reply: FastifyReply): Promise<Viewer> {
  const viewer = await viewerOf(request);
  if (!viewer) throw credentialOf(request) === undefined ? new AppError('UNAUTHENTICATED') : badToken();
  await tokens.pass(viewer, reply);
  return viewer;
}

/** The noun whose list an address names, where these grants read it at all. */
export function listNamed(registry: Registry, grants: RoleGrants, plural: string): Entity | undefined {
  return registry.entities.find((entity) => entity.plural === plural && grants.may(entity, 'read'));
}
