import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client/core';
import type { DocumentNode, NormalizedCacheObject } from '@apollo/client/core';

/** The client of one signed-in viewer; nothing is cached here, react-query keeps what the pages need. */
export function createClient(language: () => string): ApolloClient<NormalizedCacheObject> {
  return new ApolloClient({
    link: new HttpLink({
      uri: '/graphql',
      credentials: 'same-origin',
      fetch: (uri, options) => answering(fetch(uri, withLanguage(options, language()))),
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
async function answering(pending: Promise<Response>): Promise<Response> {
  const response = await pending;
  const isJson = response.headers.get('content-type')?.includes('json');
  if (response.ok || !isJson) return response;
  return new Response(await response.text(), { status: 200, headers: response.headers });
}
