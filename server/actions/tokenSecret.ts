import { newToken, tokenPrefix, type TokenRole } from '../access/tokenFormat.ts';
import { ApiToken, ISSUED_TOKEN } from '../entities/apiToken.ts';
import { sql } from '../kit/query/sql.ts';
import type { Unit } from '../kit/store/unit.ts';

/** Gives the token a new value, which the answer of this transaction shows and nothing after it. */
export async function giveSecret(unit: Unit, token: ApiToken, changes: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const [found] = await unit.rows<{ environment: string }>(sql`select current_setting('app.environment') as environment`);
  const issued = newToken(found!.environment, token.kind as TokenRole);
  await unit.rows(
    sql`insert into internal.api_token_secret (lookup, token_id, hash)
      values (${issued.lookup}, ${token.id}::uuid, internal.keyed_hash(${issued.secret}))`,
  );
  await unit.set(ApiToken, token, { ...changes, prefix: tokenPrefix(issued), lastFour: issued.value.slice(-4) });
  await unit.rows(sql`select set_config(${ISSUED_TOKEN}, ${`${token.id} ${issued.value}`}, true)`);
}
