import type { Client, GraphQLAnswer } from './client.ts';
import { codeOf } from './verbs.ts';

/** Runs a verb on the tour; its new status, or the code and sentence of the refusal. */
export async function runTour(client: Client, verb: string, id: string, input?: object): Promise<string> {
  const answer = await ask(client, verb, id, input);
  return answer.data?.[verb]?.status ?? `${codeOf(answer)}: ${sentence(answer)}`;
}

function ask(client: Client, verb: string, id: string, input?: object): Promise<GraphQLAnswer<Record<string, { status: string }>>> {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input!`;
  const [declared, given] = input ? [`, $input: ${type}`, ', input: $input'] : ['', ''];
  return client.ask(`mutation($id: ID!${declared}) { ${verb}(id: $id${given}) { id status } }`, { id, input });
}

function sentence({ errors }: GraphQLAnswer<unknown>): string {
  const [error] = errors ?? [];
  const fields = error?.extensions.fieldErrors?.map(({ path, message }) => `${path} ${message}`).join('; ');
  return fields || (error?.message ?? '');
}
