import type { Connection } from '../connect/connection.ts';
import { tokenPlace } from '../connect/snippets.ts';

/** A program in Python that reads all pages, and waits where it is told to. */
export function python({ url, name, document, variables }: Connection): string {
  return [
    'import json, time, urllib.error, urllib.request',
    '',
    `URL = ${JSON.stringify(url)}`,
    `TOKEN = "${tokenPlace}"`,
    `DOCUMENT = """${document}"""`,
    '',
    'def ask(variables):',
    '    body = json.dumps({"query": DOCUMENT, "variables": variables}).encode()',
    '    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}',
    '    try:',
    '        with urllib.request.urlopen(urllib.request.Request(URL, body, headers)) as answer:',
    '            return json.load(answer)',
    '    except urllib.error.HTTPError as error:',
    '        if error.code not in (429, 503):',
    '            raise RuntimeError(error.read().decode()) from error',
    '        time.sleep(int(error.headers.get("Retry-After", "5")))',
    '        return ask(variables)',
    '',
    'rows, after = [], None',
    'while True:',
    `    answer = ask({**json.loads('${JSON.stringify(variables)}'), "after": after})`,
    '    if "errors" in answer:',
    '        raise RuntimeError(answer["errors"])',
    `    page = answer["data"]["${name}"]`,
    '    rows += page["nodes"]',
    '    if not page["pageInfo"]["hasNextPage"]:',
    '        break',
    '    after = page["pageInfo"]["endCursor"]',
    'print(len(rows))',
  ].join('\n');
}

/** The same in JavaScript, for Node 18 and later. */
export function javaScript({ url, name, document, variables }: Connection): string {
  return [
    `const url = ${JSON.stringify(url)};`,
    `const token = '${tokenPlace}';`,
    `const query = \`${document}\`;`,
    '',
    'async function ask(variables) {',
    '  const answer = await fetch(url, {',
    "    method: 'POST',",
    "    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },",
    '    body: JSON.stringify({ query, variables }),',
    '  });',
    '  if (answer.status === 429 || answer.status === 503) {',
    "    const seconds = Number(answer.headers.get('retry-after') ?? 5);",
    '    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));',
    '    return ask(variables);',
    '  }',
    '  const { data, errors } = await answer.json();',
    '  if (errors) throw new Error(JSON.stringify(errors));',
    '  return data;',
    '}',
    '',
    'const rows = [];',
    'for (let after = null; ; ) {',
    `  const { ${name}: page } = await ask({ ...${JSON.stringify(variables)}, after });`,
    '  rows.push(...page.nodes);',
    '  if (!page.pageInfo.hasNextPage) break;',
    '  after = page.pageInfo.endCursor;',
    '}',
    'console.log(rows.length);',
  ].join('\n');
}

/** A change that takes effect once, however often it is sent. */
export function changeOnce(url: string): string {
  return [
    `curl '${url}' \\`,
    `  -H 'Authorization: Bearer ${tokenPlace}' \\`,
    "  -H 'Content-Type: application/json' \\",
    "  -H 'Idempotency-Key: 2026-11-27-order-4711' \\",
    `  -d '{"query":"mutation ($input: NeedCreateInput!) { createNeed(input: $input) { id } }","variables":{"input":{}}}'`,
  ].join('\n');
}

/** What has changed since a moment, the deleted among it. */
export function changedSince(origin: string, dataset: string): string {
  return [
    `curl -i -H 'Authorization: Bearer ${tokenPlace}' \\`,
    `  '${origin}/bi/v1/datasets/${dataset}.json?updatedSince=2026-11-01T00:00:00Z'`,
  ].join('\n');
}

/** What an answer to a token says of its minute. */
export const rateHeaders = [
  'RateLimit-Policy: "minute";q=120;w=60',
  'RateLimit: "minute";r=87;t=23',
  'RateLimit-Limit: 120',
  'RateLimit-Remaining: 87',
  'RateLimit-Reset: 23',
].join('\n');
