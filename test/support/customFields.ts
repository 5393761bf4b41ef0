import type { Client, GraphQLAnswer } from './client.ts';

const EVERYBODY = ['REGIONAL_MANAGER', 'MANAGER', 'SPECIALIST', 'FINANCE'];
const CREATE = 'mutation($input: CustomFieldCreateInput!) { createCustomField(input: $input) { id active version } }';

/** Adds a text field of accounts that everybody reads and specialists fill in, unless said otherwise. */
export function addField(admin: Client, key: string, input: object = {}): Promise<GraphQLAnswer<{ createCustomField: { id: string } }>> {
  const labels = { labelZh: `字段${key}`, labelEn: `Field ${key}` };
  const usual = { noun: 'Account', key, kind: 'TEXT', ...labels, readers: EVERYBODY, writers: ['SPECIALIST'] };
  return admin.ask(CREATE, { input: { ...usual, ...input } });
}

/** What was refused, and why: `labelZh RULE`. */
export function failuresOf({ errors }: GraphQLAnswer<object>): string[] {
  return (errors?.[0]?.extensions.fieldErrors ?? []).map(({ path, code }) => `${path} ${code}`).toSorted();
}

/** Asks again until a gateway that looks every two seconds has seen it. */
export async function eventually<T>(
  ask: () => Promise<GraphQLAnswer<T>>,
  isThere: (answer: GraphQLAnswer<T>) => boolean,
): Promise<GraphQLAnswer<T>> {
  for (let tries = 0; ; tries++) {
    const answer = await ask();
    if (isThere(answer) || tries === 40) return answer;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
