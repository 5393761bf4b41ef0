import type { Shape } from '../../i18n/shape.ts';
import type { zhDevelopers } from './zhDevelopers.ts';

/** The page for those who write programs, in English. */
export const enDevelopers: Shape<typeof zhDevelopers> = {
  title: 'Developers',
  about: 'All that a program needs to read and write here: addresses, tokens, examples, limits and error codes.',
  addresses: {
    title: 'Addresses',
    graphql: 'GraphQL (POST)',
    datasets: 'List of datasets (GET)',
    reference: 'Limits and error codes of this page (GET, JSON)',
  },
  tokens: {
    title: 'My tokens',
    about: 'A token is shown once; keep it safe, and revoke it at once should it have leaked.',
    none: 'You own no token yet. Create one, with no more scopes than the program needs.',
    noneIssued: 'No token works in your name. Ask your manager or an administrator for one.',
    create: 'Create a token',
    all: 'All tokens',
    unlimited: 'No limit',
    noField: 'None',
    asKind: 'As the kind has it',
    use: 'Use in %{days} days',
    used: '%{queries} requests, %{rows} rows, %{denied} refused',
  },
  examples: {
    title: 'Examples',
    about: 'They read a whole list, page by page. Put your token in place of TOKEN; it needs at least: %{scopes}.',
    language: { curl: 'curl', powerQuery: 'Power Query', python: 'Python', javaScript: 'JavaScript' },
    how: {
      curl: 'Run it in a terminal; it answers the first page.',
      powerQuery: 'Paste it into the advanced editor of Power BI or Excel; it reads page after page.',
      python: 'Python 3, standard library only; it waits when told to.',
      javaScript: 'Node 18 or later; save it as an .mjs file and run it.',
    },
  },
  ways: {
    title: 'How things are done',
    example: 'Example',
    page: {
      title: 'Pages',
      text: 'Ask for pageInfo { hasNextPage endCursor } and pass endCursor as after of the next page. Every order ends with the id, so that no row is missed or read twice. Ask for totalCount only when you need it.',
    },
    sync: {
      title: 'Reading what has changed',
      text: 'A dataset with updatedSince answers the rows that changed since; of those deleted or no longer in sight it answers id and deletedAt alone. Start the next time from the moment in the header X-Dataset-As-Of. Rows that left your scope because an account changed hands are not among them: read everything anew now and then.',
    },
    once: {
      title: 'Changing something once',
      text: 'Send an Idempotency-Key with each change (one value for each act of business, 1 to 200 visible characters). After a timeout send it again under the same value: it takes effect once and is answered the same, with the header Idempotency-Replayed.',
    },
    rate: {
      title: 'Rates',
      text: 'Requests are counted by token and minute, and each answer says what is left; beyond that the answer is 429 with Retry-After: wait that many seconds.',
    },
    language: {
      title: 'Language and time',
      text: 'Messages and labels follow Accept-Language (zh or en). Instants are ISO in UTC, dates are days in Beijing; amounts and decimals are text, never make floats of them.',
    },
  },
  limits: {
    title: 'Limits',
    about: 'As they hold for you; a token may have lower ones. Beyond them the answer is QUERY_TOO_COSTLY, VALIDATION_FAILED or 413.',
    what: 'Of what',
    most: 'At most',
  },
  errors: {
    title: 'Error codes',
    about: 'Codes stay as they are: have programs go by extensions.code, never by the words.',
    code: 'Code',
    status: 'HTTP status',
    sentence: 'Sentence for people',
    advice: 'What to do',
    retry: 'Retry',
    fields: 'Codes in fieldErrors',
  },
};
