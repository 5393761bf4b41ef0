import { policy } from '../access/policy.ts';
import type { Role } from '../access/roles.ts';
import { databaseRole } from '../access/session.ts';
import { TOKEN_OWNERS } from '../access/tokenFacts.ts';
import { scopesOf } from '../access/tokenGrants.ts';
import type { TokenRole } from '../access/tokenFormat.ts';
import { ApiToken } from '../entities/apiToken.ts';
import { AppError, fieldError, inputError, type FieldError } from '../kit/errors.ts';
import { sql } from '../kit/query/sql.ts';
import { onEach } from '../kit/store/store.ts';
import type { Unit } from '../kit/store/unit.ts';
import { giveSecret } from './tokenSecret.ts';

/** A token lives this long unless its input says otherwise (domain §2.12). */
const DAYS = 90;
const DAY_MS = 86_400_000;

/** Whose tokens a manager may make: what these see, the manager sees. */
const MANAGED: ReadonlySet<string> = new Set(['MANAGER', 'SPECIALIST']);

/** A token that was created is given its value, once all that it names has been checked (design §5). */
export const issueApiToken = onEach(ApiToken, async (unit, id) => {
  const token = await unit.find(ApiToken, { id: { eq: id } });
  if (!token) throw new AppError('FORBIDDEN');
  const failures = [
    ...scopeFailures(unit, token),
    ...deniedFailures(unit, token),
    ...dateFailures(token),
    ...(await ownerFailures(unit, token)),
  ];
  if (failures.length) throw inputError(failures);
  await giveSecret(unit, token, { expiresAt: token.expiresAt ?? daysFromNow(DAYS) });
});

/** By the real clock, which tokens are judged by; a demo may fix the business clock. */
export function daysFromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}

/** Each scope must be one that the token's role could have; a typing error would else show much later. */
function scopeFailures({ registry }: Unit, { kind, scopes }: ApiToken): FieldError[] {
  const known = scopesOf({ registry, policy }, kind as TokenRole);
  if (!scopes.length) return [fieldError('scopes', 'REQUIRED')];
  return scopes.flatMap((scope, index) =>
    known.includes(scope) ? [] : [fieldError(`scopes.${index}`, 'NOT_A_CHOICE', { choices: known.join(', ') })],
  );
}

function deniedFailures({ registry }: Unit, { deniedFields }: ApiToken): FieldError[] {
  return (deniedFields ?? []).flatMap((name, index) => {
    const [single, field = ''] = name.split('.');
    const isKnown = registry.entities.some((entity) => entity.single === single && entity.fields.has(field));
    return isKnown ? [] : [fieldError(`deniedFields.${index}`, 'NOT_ALLOWED')];
  });
}

function dateFailures({ expiresAt }: ApiToken): FieldError[] {
  const isPast = expiresAt != null && Date.parse(expiresAt) <= Date.now();
  return isPast ? [fieldError('expiresAt', 'TOO_SMALL', { min: new Date().toISOString() })] : [];
}

/** The owner must be at work, in a role that may have tokens; for a manager, someone who sees no more than the manager. */
async function ownerFailures(unit: Unit, token: ApiToken): Promise<FieldError[]> {
  const [owner] = await unit.rows<{ role: string }>(
    sql`select u.roles[1] as role from app_user u where u.id = ${token.owner.id}::uuid and u.active and u.deleted_at is null`,
  );
  const isManager = unit.guard.session.role === databaseRole('MANAGER');
  const isFit = owner && (isManager ? MANAGED.has(owner.role) : TOKEN_OWNERS.includes(owner.role as Role));
  return isFit ? [] : [fieldError('ownerId', 'NOT_ALLOWED')];
}
