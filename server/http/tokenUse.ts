import type { ApolloServerPlugin } from '@apollo/server';
import type { Use } from '../access/tokenUsage.ts';

/** What counts as refused in a token's log. */
const DENIED: ReadonlySet<unknown> = new Set(['SCOPE_MISSING', 'FORBIDDEN', 'QUERY_TOO_COSTLY', 'GRAPHQL_VALIDATION_FAILED']);

/** Notes every answer to a token: how many rows it holds, and whether it is a refusal. */
export function tokenUse(note: (tokenId: string, use: Use) => void): ApolloServerPlugin<{ readonly tokenId?: string | undefined }> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response, contextValue: { tokenId } }) => {
        if (!tokenId || response.body.kind !== 'single') return;
        const { data, errors = [] } = response.body.singleResult;
        note(tokenId, { rows: rowsIn(data), isDenied: errors.some(({ extensions }) => DENIED.has(extensions?.['code'])) });
      },
    }),
  };
}

/** Objects in lists, at any depth. */
function rowsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + Number(isObject(item)) + rowsIn(item), 0);
  return isObject(value) ? Object.values(value).reduce<number>((sum, item) => sum + rowsIn(item), 0) : 0;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
