import type { Where } from '../model.ts';

/** The page of a list that one was on, and what the list asked for. */
export interface Trail {
  readonly resource: string;
  readonly filter: Where;
  readonly sort: { readonly field: string; readonly order: 'ASC' | 'DESC' };
  readonly page: number;
  readonly perPage: number;
  /** Undefined while it is not known. */
  readonly total: number | undefined;
  readonly ids: readonly string[];
}

const key = 'panel.trails';

/** Keeps the list that one was on, for this window alone. */
export function rememberTrail(trail: Trail): void {
  sessionStorage.setItem(key, JSON.stringify({ ...trails(), [trail.resource]: trail }));
}

/** The list of the resource that one was on last. */
export function trailOf(resource: string): Trail | undefined {
  return trails()[resource];
}

/** Forgets what one viewer looked through. */
export function forgetTrails(): void {
  sessionStorage.removeItem(key);
}

function trails(): Readonly<Record<string, Trail>> {
  return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Readonly<Record<string, Trail>>;
}
