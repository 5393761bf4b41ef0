/** Which of the two layers is switched off, so that it does not hide a fault of the other. */
export type Hiding = 'database' | 'application';

/** A fault put into the code of the product on purpose: texts of one compiled module, replaced. */
export interface CodePlant {
  readonly name: string;
  /** Below `server`, without its ending. */
  readonly module: string;
  readonly edits: readonly (readonly [from: string, to: string])[];
  /** Before whom it should show. */
  readonly viewer: string;
  /** None: neither layer would hide it. */
  readonly off?: Hiding;
}

type Edit = CodePlant['edits'][number];

/** A module's text with its fault. A fault whose place has moved must not pass for one that was noticed. */
export function planted(source: string, { module, edits }: Pick<CodePlant, 'module' | 'edits'>): string {
  return edits.reduce((text, [from, to]) => {
    const places = text.split(from).length - 1;
    if (places !== 1) throw new Error(`${module} has ${places} places like this one: ${from}`);
    return text.replace(from, () => to);
  }, source);
}

const at = (viewer: string, off?: Hiding) => ({
  /** One fault of a module. */
  in: (module: string, name: string, ...edits: readonly Edit[]): CodePlant => ({ name, module, edits, viewer, ...(off && { off }) }),
});

const specialist = at('specialist-li', 'database');
const related = 'visibleRows(compilation, target, other), wanted';
const openTo = (condition: string): Edit => [related, `...(${condition} ? [] : [visibleRows(compilation, target, other)]), wanted`];
const withOpening: readonly Edit[] = [
  ['const matching = (input, holds) =>', 'const matching = (input, holds, isOpen = false) =>'],
  openTo('isOpen'),
];
const wanted = "visibleRows(compilation, entity, alias, deleted === 'ONLY')";

/** Of the compiler of reads; the database would hide most of them. */
const COMPILER: readonly CodePlant[] = [
  specialist.in('kit/query/rows', 'the scope is forgotten at every mention', [', compilation.guard.rows(entity, alias)]', ']']),
  specialist.in('kit/query/rows', 'deleted rows are there', [
    "${ident('deleted_at', alias)} is null`",
    "${ident('deleted_at', alias)} is null or true`",
  ]),
  specialist.in('kit/query/rows', 'rows of deleted parents are there', ['allOf([state, ...hidden, ', 'allOf([state, ']),
  specialist.in('kit/query/object', 'a row by id, and a to-one relation, is anybody’s', [
    'visibleRows(compilation, entity, alias, isDeleted)',
    "sql `${ident('deleted_at', alias)} is null`",
  ]),
  specialist.in('kit/query/joins', 'an order, or a group, through a relation has no scope', [
    'allOf([same, visibleRows(this.compilation, entity, alias)])',
    'same',
  ]),
  specialist.in('kit/query/where', 'a filter through a to-one relation has no scope', openTo("field.kind === 'BELONGS_TO'")),
  specialist.in('kit/query/where', '`some` has no scope', ...withOpening, [
    "if (quantifier === 'some')\n            return matching(input, true);",
    "if (quantifier === 'some')\n            return matching(input, true, true);",
  ]),
  specialist.in('kit/query/where', '`none` has no scope', ...withOpening, [
    'return sql `not ${matching(input, true)}`',
    'return sql `not ${matching(input, true, true)}`',
  ]),
  specialist.in('kit/query/where', '`every` has no scope', ...withOpening, [
    'return sql `not ${matching(input, false)}`',
    'return sql `not ${matching(input, false, true)}`',
  ]),
  specialist.in('kit/query/where', 'lists have no scope', [wanted, `...(tie ? [${wanted}] : [])`]),
  specialist.in('kit/query/where', 'lists and figures below a row have no scope', [wanted, `...(tie ? [] : [${wanted}])`]),
  specialist.in('kit/query/where', 'an alternative forgets what stands beside it', [
    'return anyOf(operand.map(nested));',
    "return raw('true');",
  ]),
  specialist.in('kit/query/connection', 'totalCount has no scope', [
    'from ${fromClause(entity, alias)} where ${rows})`',
    'from ${fromClause(entity, alias)})`',
  ]),
  specialist.in('kit/query/aggregate', 'an aggregate has no scope', [
    'groups.sql(wantedRows(compilation, root, args, tie))',
    "groups.sql(tie ? tie(root.alias) : raw('true'))",
  ]),
  specialist.in('kit/query/groups', 'countDistinct counts rows out of sight', [
    "return field.kind === 'BELONGS_TO' ? ident('id', this.joins.at([field.name]).alias) : valueOf(field, this.root.alias);",
    'return valueOf(field, this.root.alias);',
  ]),
  at('region').in('kit/query/object', 'masks are forgotten', [
    "return field.mask !== undefined && !guard.mayUse(entity, field, 'plain');",
    'return false;',
  ]),
];

/** Of what a schema holds: neither layer of rows would hide them. */
const SCHEMA: readonly CodePlant[] = [
  at('office').in('kit/schema/grants', 'a field that is not read is filtered by', [
    'return grants.mayUse(entity, field, use);',
    "return use === 'filter' || grants.mayUse(entity, field, use);",
  ]),
  at('office').in('kit/schema/grants', 'a field that is not read is sorted by', [
    'return grants.mayUse(entity, field, use);',
    "return use === 'sort' || grants.mayUse(entity, field, use);",
  ]),
  at('office').in('kit/schema/grants', 'a field that is not read is added up', [
    'return grants.mayUse(entity, field, use);',
    "return use === 'aggregate' || use === 'plain' || grants.mayUse(entity, field, use);",
  ]),
  at('finance').in('kit/schema/grants', 'a list tells a field that is not read', ["if (field.kind === 'HAS_MANY' && ", 'if (false && ']),
  at('finance').in('access/guard', 'a masked field is filtered by', [
    "if (use !== 'read' && use !== 'create' && grant.mask?.includes(field.name) && !mayOverwrite(grant, field, use))",
    'if (false)',
  ]),
  at('auditor').in('kit/schema/viewerSchema', 'operations are everybody’s', [
    'return grants.may(entity, origin.operation) && isAnswered;',
    'return isAnswered;',
  ]),
  at('auditor').in('kit/schema/viewerSchema', 'verbs are everybody’s', [
    'return grants.mayRun(origin.verb) && isAnswered;',
    'return isAnswered;',
  ]),
];

const bi = at('BI of a manager', 'database');

/** Of the rights of tokens and sessions. */
const TOKENS: readonly CodePlant[] = [
  bi.in('access/tokenGuard', 'a token sees more than its owner', [
    'return allOf([...limits, ...this.ownerRows(scope, entity, alias)]);',
    'return allOf(limits);',
  ]),
  at('BI of some accounts', 'database').in('access/tokenGuard', 'a token’s limits are forgotten', [
    'const limits = isLimited(scope) ? [limitSql(this.registry, remaining(scope, this.limits), { entity, alias })] : [];',
    'const limits = [];',
  ]),
  at('BI of a manager').in('access/tokenGrants', 'denied fields are forgotten', [
    'if (this.deniedFields.has(deniedName(entity, field)))',
    'if (false)',
  ]),
  at('partner of few scopes').in('access/tokenGrants', 'scopes are not asked for', [
    'return this.scopes.has(scopeOf(entity, operation)) && super.may',
    'return super.may',
  ]),
  at('BI of finance').in('access/tokenGrants', 'a token reads nouns that its owner does not know', [
    "super.may(entity, operation) && this.owner.may(entity, 'read');",
    'super.may(entity, operation);',
  ]),
  at('admin').in('access/tokens', 'a token works from any address', [
    'if (!viewer?.token || !isAllowed(viewer.token.ipAllowList, ip))',
    'if (!viewer?.token)',
  ]),
  at('admin').in('access/tokens', 'a token never expires', ['t.expires_at > ${at}', "t.expires_at > ${at} - interval '100 years'"]),
  at('admin').in('access/tokens', 'a revoked token works on', ['t.revoked_at is null and ', '']),
  at('admin').in('access/tokens', 'a value that was replaced works on', ['${isGoodSql(at)} and ${isCurrent} as', '${isGoodSql(at)} as']),
  at('admin').in('access/tokens', 'any secret will do', ['if (!row || !isRight || !row.isValid', 'if (!row || !row.isValid']),
  at('admin').in('access/tokens', 'a token of another environment is good', [
    'if (parts?.environment !== this.environment)',
    'if (!parts)',
  ]),
  at('admin').in('access/sessions', 'a session that nobody uses does not end', [
    'and last_seen_at > ${this.instant(-SESSION_IDLE_HOURS * HOUR_MS)}::timestamptz`',
    '`',
  ]),
];

/** Of scopes; in the database each table that a policy looks at has policies of its own. */
const SCOPES: readonly CodePlant[] = [
  specialist.in('access/scope', 'rows seen through others are everybody’s', [
    'allOf([tie, ...alive, seen, ...narrowed])',
    'allOf([tie, ...alive, ...narrowed])',
  ]),
];

const manager = at('manager-east', 'database');

/** Of the ways in which rows are written. */
const WRITES: readonly CodePlant[] = [
  specialist.in('kit/store/unit', 'a row out of sight is changed', [
    "visibleRows(this.compilation(), entity, 't', isDeleted)",
    'sql `true`',
  ]),
  manager.in(
    'kit/store/unit',
    'a row that is seen is changed, whose it may be',
    ['if (!seen.may)', 'if (false)'],
    ['${allOf([rows, may])}', '${rows}'],
  ),
  manager.in('kit/store/insertRows', 'a new row is not looked at again', ['inserted.some((row) => !row.may)', 'false']),
  specialist.in('kit/store/references', 'an input may name rows out of sight', [
    "visibleRows(unit.compilation(), target, 't')",
    'sql `true`',
  ]),
  manager.in('kit/schema/merge', 'what a merge would do is told of a row out of sight', ['if (seen.length !== 2)', 'if (false)']),
];

const alone = at('specialist-li', 'application');

/** Of the database's own policies, and of whom it takes for the viewer; the application would hide them. */
const DATABASE: readonly CodePlant[] = [
  alone.in('access/rowSecurity', 'policies of reading let everything through', [
    'using (${condition(grant.read)}${alive(entity, grant)});',
    'using (true${alive(entity, grant)});',
  ]),
  at('BI of some accounts', 'application').in('access/rowSecurity', 'the limits of tokens are forgotten', [
    'const left = isLimited(scope) ? limits.filter(({ key, value }) => key in remaining(scope, { [key]: value })) : [];',
    'const left = [];',
  ]),
  at('BI of finance', 'application').in('access/rowSecurity', 'what the owner of a token sees is forgotten', [
    'return allOf([...narrowing, ...ownerRows(parts, { scope, entity, alias })]);',
    'return allOf(narrowing);',
  ]),
  alone.in('database/exchange', 'keys of the viewer before are left', [
    "const settings = [['transaction_read_only', 'on'], ['role', role], ...Object.entries(variables)];",
    "globalThis.plantedFirst ??= variables;\n    const settings = [['transaction_read_only', 'on'], ['role', role], ...Object.entries(globalThis.plantedFirst)];",
  ]),
  alone.in('database/exchange', 'the role of the viewer before is left', [
    "['role', role], ...Object.entries(variables)];",
    "['role', globalThis.plantedRole ??= role], ...Object.entries(variables)];",
  ]),
];

export const CODE_PLANTS: readonly CodePlant[] = [...COMPILER, ...SCHEMA, ...TOKENS, ...SCOPES, ...WRITES, ...DATABASE];
