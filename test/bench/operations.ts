import type { Keys, ViewerName } from './statements.ts';

export type OperationName = 'list' | 'page' | 'visits' | 'nested' | 'detail' | 'aggregate' | 'biPage' | 'dataset' | 'create';

/** A GraphQL request, or the path of a GET. */
export interface Asked {
  readonly query?: string;
  readonly variables?: object;
  readonly path?: string;
}

export interface Operation {
  readonly name: OperationName;
  /** In a table's words. */
  readonly title: string;
  readonly viewers: readonly ViewerName[];
  readonly ours: (keys: Keys) => Asked;
  /** The same of PostGraphile, which knows no viewer: its user writes the scope into the query. */
  readonly postgraphile?: (keys: Keys, viewer: ViewerName) => Asked;
  /** How many rows the answer must hold at least. */
  readonly rows: number;
  /** What is more is refused by design. */
  readonly mostClients?: number;
}

const PEOPLE: readonly ViewerName[] = ['specialist', 'manager'];
const LISTED = `id code name shortName tier annualPotential updatedAt specialist { id name } stage { id nameZh } region { id nameZh }`;
const VISIT = `id no kind status plannedStart outcome`;
const VISITS = `visits(first: 10) { nodes { ${VISIT} } }`;
const NEEDS = `needs(where: { status: { in: [IDENTIFIED, ANALYSED, PROPOSED] } }, first: 10) { nodes { id status quantity priceMin } }`;
const ACCOUNTS = `where: { tier: { eq: $tier } }, first: 25`;
const CREATED = { kind: 'REGULAR', plannedStart: '2026-11-24T01:00:00Z', plannedEnd: '2026-11-24T02:00:00Z', purpose: '季度回访' };

const scopeOf = ({ specialistId, unitIds }: Keys, viewer: ViewerName): object =>
  viewer === 'specialist' ? { scopeOwnerId: { equalTo: specialistId } } : { scopeDepartmentId: { in: unitIds } };
const ALIVE = { deletedAt: { isNull: true } };
const SHOWN = { ...ALIVE, hiddenAt: { isNull: true } };
const PEER_LISTED = LISTED.replaceAll(/\bid\b/g, 'rowId');
const PEER_VISIT = VISIT.replace('id', 'rowId');
const PEER_ORDER = 'orderBy: [PLANNED_START_DESC, CREATED_AT_DESC, PRIMARY_KEY_DESC]';
const PEER_VISITS = `visits(filter: $shown, ${PEER_ORDER}, first: 10) { nodes { ${PEER_VISIT} } }`;
const PEER_NEEDS = `needs(filter: $open, orderBy: [CREATED_AT_DESC, PRIMARY_KEY_DESC], first: 10) { nodes { rowId status quantity priceMin } }`;
const PEER_NEWEST = 'orderBy: [UPDATED_AT_DESC, PRIMARY_KEY_DESC], first: 25';

const peerChildren = (keys: Keys, viewer: ViewerName): object => ({
  shown: { ...SHOWN, ...scopeOf(keys, viewer) },
  open: { ...SHOWN, ...scopeOf(keys, viewer), status: { in: ['IDENTIFIED', 'ANALYSED', 'PROPOSED'] } },
});

const peerAccounts =
  (selection: string) =>
  (keys: Keys, viewer: ViewerName): Asked => ({
    query: `query ($filter: AccountFilter) { accounts(filter: $filter, ${PEER_NEWEST}) { ${selection} } }`,
    variables: { filter: { ...ALIVE, ...scopeOf(keys, viewer), tier: { equalTo: 'POTENTIAL' } } },
  });

const peerVisits =
  (first: number, selection: string) =>
  (keys: Keys, viewer: ViewerName): Asked => ({
    query: `query ($filter: VisitFilter) { visits(filter: $filter, ${PEER_ORDER}, first: ${first}) { nodes { ${selection} } } }`,
    variables: { filter: { ...SHOWN, ...scopeOf(keys, viewer) } },
  });

/** What is measured, as the panel, a BI tool or a script would ask it. */
export const OPERATIONS: readonly Operation[] = [
  {
    name: 'list',
    title: 'list: 25 accounts, filter, total',
    viewers: PEOPLE,
    rows: 25,
    ours: () => ({
      query: `query ($tier: AccountTier!) { accounts(${ACCOUNTS}) { totalCount nodes { ${LISTED} } } }`,
      variables: { tier: 'POTENTIAL' },
    }),
    postgraphile: peerAccounts(`totalCount nodes { ${PEER_LISTED} }`),
  },
  {
    name: 'page',
    title: 'list: 25 accounts, filter, no total',
    viewers: PEOPLE,
    rows: 25,
    ours: () => ({
      query: `query ($tier: AccountTier!) { accounts(${ACCOUNTS}) { nodes { ${LISTED} } } }`,
      variables: { tier: 'POTENTIAL' },
    }),
    postgraphile: peerAccounts(`nodes { ${PEER_LISTED} }`),
  },
  {
    name: 'visits',
    title: 'list: 25 visits with their account',
    viewers: PEOPLE,
    rows: 25,
    ours: () => ({ query: `{ visits(first: 25) { nodes { ${VISIT} account { id name } } } }` }),
    postgraphile: peerVisits(25, `${PEER_VISIT} account { rowId name }`),
  },
  {
    name: 'nested',
    title: 'nested: 10 visits and the open needs of 25 accounts',
    viewers: PEOPLE,
    rows: 25,
    ours: () => ({ query: `{ accounts(first: 25) { nodes { id code name ${VISITS} ${NEEDS} } } }` }),
    postgraphile: (keys, viewer) => ({
      query: `query ($filter: AccountFilter, $shown: VisitFilter, $open: NeedFilter) { accounts(filter: $filter, ${PEER_NEWEST}) {
        nodes { rowId code name ${PEER_VISITS} ${PEER_NEEDS} } } }`,
      variables: { filter: { ...ALIVE, ...scopeOf(keys, viewer) }, ...peerChildren(keys, viewer) },
    }),
  },
  {
    name: 'detail',
    title: 'detail: an account with contacts, visits, needs',
    viewers: PEOPLE,
    rows: 1,
    ours: ({ accountId }) => ({
      query: `query ($id: ID!) { account(id: $id) { ${LISTED} contacts(first: 10) { nodes { id name title decisionRole } } ${VISITS} ${NEEDS} } }`,
      variables: { id: accountId },
    }),
    postgraphile: (keys, viewer) => ({
      query: `query ($id: UUID!, $shown: VisitFilter, $open: NeedFilter, $contacts: ContactFilter) { account(rowId: $id) { ${PEER_LISTED}
        contacts(filter: $contacts, orderBy: [IS_PRIMARY_DESC, NAME_ASC, PRIMARY_KEY_ASC], first: 10) { nodes { rowId name title decisionRole } }
        ${PEER_VISITS} ${PEER_NEEDS} } }`,
      variables: { id: keys.accountId, contacts: { ...SHOWN, ...scopeOf(keys, viewer) }, ...peerChildren(keys, viewer) },
    }),
  },
  {
    name: 'aggregate',
    title: 'aggregate: visits by month and specialist',
    viewers: PEOPLE,
    rows: 20,
    ours: () => ({
      query: `{ visitsAggregate(groupBy: [{ plannedStart: MONTH }, { specialist: {} }], first: 500,
        orderBy: [{ group: { plannedStart: ASC } }, { group: { specialist: { name: ASC } } }]) { group { plannedStart specialist { id name } } count } }`,
    }),
  },
  {
    name: 'biPage',
    title: 'BI page: 1,000 visits',
    viewers: ['bi'],
    rows: 1000,
    ours: () => ({ query: `{ visits(first: 1000) { nodes { ${VISIT} actualEnd account { code name } specialist { name } } } }` }),
    postgraphile: peerVisits(1000, `${PEER_VISIT} actualEnd account { code name } specialist { name }`),
  },
  {
    name: 'dataset',
    title: 'dataset: visits.csv, all rows in scope',
    viewers: ['bi'],
    rows: 1000,
    mostClients: 1,
    ours: () => ({ path: '/bi/v1/datasets/visits.csv' }),
  },
  {
    name: 'create',
    title: 'create a visit, audited',
    viewers: PEOPLE,
    rows: 1,
    ours: ({ accountId }) => ({
      query: `mutation ($input: VisitCreateInput!) { createVisit(input: $input) { id no status account { id name } } }`,
      variables: { input: { ...CREATED, accountId } },
    }),
  },
];
