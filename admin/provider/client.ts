import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client/core';
import type { DocumentNode, NormalizedCacheObject } from '@apollo/client/core';

/**
 * The client of one signed-in viewer; nothing is cached here, react-query keeps what the pages need. `onRevision` is told with each
 * answer which model the gateway serves: another one than that of the page has other fields.
 */
export function createClient(language: () => string, onRevision: (revision: string) => void): ApolloClient<NormalizedCacheObject> {
  return new ApolloClient({
    link: new HttpLink({
      uri: '/graphql',
      credentials: 'same-origin',
      fetch: (uri, options) => answering(fetch(uri, withLanguage(options, language())), onRevision),
    }),
    cache: new PlainCache(),
    defaultOptions: { query: { fetchPolicy: 'no-cache' }, mutate: { fetchPolicy: 'no-cache' } },
  });
}

/** Sends documents as they were built; the stock cache would add `__typename` to every object read. */
class PlainCache extends InMemoryCache {
  override transformDocument(document: DocumentNode): DocumentNode {
    return document;
  }
}

function withLanguage(options: RequestInit | undefined, language: string): RequestInit {
  return { ...options, headers: { ...(options?.headers as Record<string, string>), 'accept-language': language } };
}

/**
 * The client throws away the body of a refused request, and with it the gateway's sentence;
 * passing it on as an answer keeps code, message and field errors.
 */
async function answering(pending: Promise<Response>, onRevision: (revision: string) => void): Promise<Response> {
  const response = await pending;
  const revision = response.headers.get('model-revision');
  if (revision) onRevision(revision);
  const isJson = response.headers.get('content-type')?.includes('json');
  if (response.ok || !isJson) return response;
  return new Response(await response.text(), { status: 200, headers: response.headers });
}
