import { ApiToken } from '../entities/apiToken.ts';
import { AppError } from '../kit/errors.ts';
import { NoInput, verb } from '../kit/schema/verb.ts';

/** Ends a token for good, in every gateway within five seconds (design §5). */
export const revokeApiToken = verb({
  name: 'revokeApiToken',
  on: ApiToken,
  label: { zh: '吊销令牌', en: 'Revoke token' },
  icon: 'Block',
  guard: { zh: '仅未吊销的令牌可吊销', en: 'Only a token that is not revoked can be revoked' },
  input: NoInput,
  run: async (unit, target) => {
    const token = await unit.load(ApiToken, target);
    if (token.revokedAt) throw new AppError('INVALID_TRANSITION');
    await unit.set(ApiToken, token, { revokedAt: new Date().toISOString(), revokedBy: unit.guard.viewerId });
  },
});
