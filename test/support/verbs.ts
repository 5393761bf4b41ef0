import type { Client, GraphQLAnswer } from './client.ts';

/** Runs a verb, such as `signDeal` or `signDeal status signedOn`; the selected fields, or the code of the refusal. */
export async function runVerb<T = unknown>(client: Client, call: string, id: string, input?: object): Promise<T | string> {
  const [verb = '', ...fields] = call.split(' ');
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`;
  const [declared, given] = input ? [`, $input: ${type}!`, ', input: $input'] : ['', ''];
  const selection = fields.length ? fields.join(' ') : 'id';
  const mutation = `mutation($id: ID!${declared}) { ${verb}(id: $id${given}) { ${selection} } }`;
  const answer = await client.ask<Record<string, T>>(mutation, { id, input });
  return answer.data?.[verb] ?? codeOf(answer);
}

/** The code of an answer's first error. */
export function codeOf({ errors }: GraphQLAnswer<unknown>): string {
  return errors?.[0]?.extensions.code ?? 'NO_ERROR';
}
