import type { Shape } from '../../i18n/shape.ts';
import type { zhConnect } from './zhConnect.ts';

/** How a reporting tool reads what a list shows, in English. */
export const enConnect: Shape<typeof zhConnect> = {
  menu: 'Connect to BI…',
  title: 'Connect “%{name}” to BI',
  about:
    'Made from the list as it stands: its filter, its order, its columns. Copy it into the reporting tool, and refresh there whenever you like.',
  token: 'Replace TOKEN by a BI token; it needs at least these scopes: %{scopes}.',
  ownToken: 'Create a token',
  askToken: 'Tokens are issued by managers and administrators: ask them for one.',
  more: '%{total} rows are more than the %{page} of one page: Power Query reads page after page by itself; in other tools, pass the endCursor of a page as the variable after to get the next one, or use the ready-made dataset.',
  deleted: 'Deleted records are left out.',
  tools: 'Tools',
  tool: {
    powerQuery: 'Power BI / Excel',
    grafana: 'Grafana',
    apiSource: 'FineBI / Quick BI',
    curl: 'curl',
    dataset: 'Ready-made dataset',
  },
  howTo: {
    powerQuery:
      'Get data → Blank query → Advanced editor, and paste it all; when asked for credentials, choose “Anonymous”: the token is in the header.',
    grafana: 'Install the Infinity data source, give it the token as its Bearer token, and replace the JSON of the panel’s query by this.',
    apiSource: 'In FineBI a “JSON/API dataset”, in Quick BI an “API data source”: fill in these lines.',
    curl: 'Run it in a terminal; it answers JSON.',
    dataset:
      'The whole table as CSV, for tools that read by GET; it has parameters of its own and does not follow the filter. Write .xlsx, .json or .parquet for another format.',
  },
};
