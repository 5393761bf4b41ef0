import { ApiToken } from '../entities/apiToken.ts';
import { AppError } from '../kit/errors.ts';
import { number } from '../kit/field/index.ts';
import { sql } from '../kit/query/sql.ts';
import { verb } from '../kit/schema/verb.ts';
import { daysFromNow } from './issueApiToken.ts';
import { giveSecret } from './tokenSecret.ts';

const OVERLAP_HOURS = 24;

class RotateApiTokenInput {
  @number('新旧并用小时数', 'Hours of overlap', { max: 720, help: { zh: '默认 24 小时', en: '24 hours unless given' } })
  overlapHours?: number | null;

  @number('有效天数', 'Days to live', { min: 1, max: 3660, help: { zh: '留空则到期时间不变', en: 'Empty: expires when it did' } })
  days?: number | null;
}

/** Gives a token a new value, once shown; the old one works on for the overlap, so that nothing stands still meanwhile. */
export const rotateApiToken = verb({
  name: 'rotateApiToken',
  on: ApiToken,
  label: { zh: '轮换令牌', en: 'Rotate token' },
  icon: 'Autorenew',
  guard: { zh: '仅未吊销的令牌可轮换', en: 'Only a token that is not revoked can be rotated' },
  input: RotateApiTokenInput,
  run: async (unit, target, { overlapHours, days }) => {
    const token = await unit.load(ApiToken, target);
    if (token.revokedAt) throw new AppError('INVALID_TRANSITION');
    const until = daysFromNow((overlapHours ?? OVERLAP_HOURS) / 24);
    await unit.rows(
      sql`update internal.api_token_secret set valid_until = least(valid_until, ${until}::timestamptz) where token_id = ${token.id}::uuid`,
    );
    await giveSecret(unit, token, days == null ? {} : { expiresAt: daysFromNow(days) });
  },
});
