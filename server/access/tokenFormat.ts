import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Role } from './roles.ts';

/** The roles that API tokens act in; nobody signs in with them. */
export type TokenRole = Extract<Role, 'BI' | 'PARTNER'>;

export const TOKEN_ROLES: readonly TokenRole[] = ['BI', 'PARTNER'];

export function isTokenRole(role: Role): role is TokenRole {
  return (TOKEN_ROLES as readonly Role[]).includes(role);
}

/** A token's value taken apart; `lookup` finds its row, `secret` proves it. */
export interface TokenParts {
  readonly environment: string;
  readonly role: TokenRole;
  readonly lookup: string;
  readonly secret: string;
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LOOKUP_LENGTH = 12;

/** 256 bits in base 62. */
const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;

const SHAPE = /^(kam_([a-z]+)_(bi|partner)_([0-9A-Za-z]{12})_([0-9A-Za-z]{43}))([0-9A-Za-z]{6})$/;

/** A new value, `kam_<env>_<kind>_<id12>_<secret43><crc6>` (design §5). */
export function newToken(environment: string, role: TokenRole): TokenParts & { readonly value: string } {
  const parts = { environment, role, lookup: randomText(LOOKUP_LENGTH), secret: randomText(SECRET_LENGTH) };
  const body = `${tokenPrefix(parts)}_${parts.secret}`;
  return { ...parts, value: `${body}${checksum(body)}` };
}

/** All of a value that may be shown after it was issued. */
export function tokenPrefix({ environment, role, lookup }: Omit<TokenParts, 'secret'>): string {
  return `kam_${environment}_${role.toLowerCase()}_${lookup}`;
}

/** Undefined for anything that was never issued, by its checksum: no database is asked. */
export function parseToken(value: string): TokenParts | undefined {
  const [, body, environment, kind, lookup, secret, sum] = SHAPE.exec(value) ?? [];
  if (!body || !environment || !lookup || !secret || checksum(body) !== sum) return undefined;
  return { environment, role: kind === 'bi' ? 'BI' : 'PARTNER', lookup, secret };
}

function randomText(length: number): string {
  return Array.from({ length }, () => DIGITS[randomInt(DIGITS.length)]).join('');
}

function checksum(body: string): string {
  let rest = crc32(body);
  let text = '';
  for (let place = 0; place < CHECKSUM_LENGTH; place += 1) {
    text = `${DIGITS[rest % DIGITS.length]}${text}`;
    rest = Math.floor(rest / DIGITS.length);
  }
  return text;
}
