import type { FastifyInstance } from 'fastify';
import { usedToken, type Viewer } from '../access/viewer.ts';
import { ERROR_ADVICE } from '../kit/errorAdvice.ts';
import { ERRORS, FIELD_ERRORS, type ErrorCode } from '../kit/errors.ts';
import type { Label } from '../kit/field/index.ts';
import { DOCUMENT_BOUNDS } from '../kit/query/limits.ts';
import { MAX_LIST } from '../kit/query/limitsValues.ts';
import { MAX_OFFSET } from '../kit/query/page.ts';
import { KEPT_HOURS } from '../kit/store/once.ts';
import { MAX_LIMIT } from './bi/ask.ts';
import { EXPORTS_AT_ONCE, EXPORTS_PER_VIEWER } from './bi/exportGate.ts';
import { BODY_MAX_BYTES } from './bounds.ts';
import { enter, type EntryParts } from './enter.ts';
import { QUERIES } from './limits.ts';
import { limitsOf } from './viewerLimits.ts';

/** A bound of the product: what it is of, and how much. */
interface Limit {
  readonly key: string;
  readonly label: Label;
  readonly value: number;
  readonly unit: Label | null;
}

const KILOBYTES: Label = { zh: 'KB', en: 'KB' };
const ROWS: Label = { zh: '行', en: 'rows' };
const SECONDS: Label = { zh: '秒', en: 's' };
const HOURS: Label = { zh: '小时', en: 'h' };

/** `GET /reference`: what programs need to know of this gateway, as it holds for whoever asks. */
export function registerReference(app: FastifyInstance, parts: EntryParts): void {
  app.get('/reference', async (request, reply) => {
    const viewer = await enter(parts, request, reply);
    reply.header('cache-control', 'private, no-cache');
    return { limits: limitsFor(viewer), errors: errors(), fieldErrors: fieldErrors(), token: tokenOf(viewer) };
  });
}

function limitsFor(viewer: Viewer): readonly Limit[] {
  const { maxFirst, maxCost } = limitsOf(viewer);
  const { tokens, depth, nesting, mutations, aliases } = DOCUMENT_BOUNDS;
  const rate = usedToken(viewer)?.ratePerMinute;
  return [
    limit('body', { zh: '请求正文', en: 'Request body' }, BODY_MAX_BYTES / 1024, KILOBYTES),
    limit('tokens', { zh: '查询文本的词元数', en: 'Tokens of a query text' }, tokens),
    limit('depth', { zh: '查询的层级', en: 'Levels of a query' }, depth),
    limit('nesting', { zh: '括号的层数', en: 'Brackets within brackets' }, nesting),
    limit('aliases', { zh: '一次查询的别名数', en: 'Aliases of a query' }, aliases),
    limit('cost', { zh: '一次查询的值的个数(列表按每页条数计)', en: 'Values of an answer, lists counted by their page' }, maxCost),
    limit('first', { zh: '每页条数', en: 'Rows of a page' }, maxFirst, ROWS),
    limit('offset', { zh: 'offset 的上限(再往后请用 after)', en: 'Largest offset; beyond it use after' }, MAX_OFFSET, ROWS),
    limit('list', { zh: '一个列表变量的元素数', en: 'Elements of a list in the variables' }, MAX_LIST),
    limit('mutations', { zh: '一次请求的写操作数', en: 'Changes of one request' }, mutations),
    limit('running', { zh: '全部客户端同时处理的请求数', en: 'Requests under way at once, of all clients' }, QUERIES.running),
    limit('waiting', { zh: '全部客户端同时排队的请求数', en: 'Requests that wait for their turn, of all clients' }, QUERIES.waiting),
    limit('wait', { zh: '排队的最长时间', en: 'Longest wait for a turn' }, QUERIES.waitMs / 1000, SECONDS),
    limit('dataset', { zh: '数据集一页的行数(不分页则全部)', en: 'Rows of a dataset’s page; all of them without pages' }, MAX_LIMIT, ROWS),
    limit('exports', { zh: '一个令牌同时读取的数据集', en: 'Datasets that one token reads at once' }, EXPORTS_PER_VIEWER),
    limit('allExports', { zh: '全部客户端同时读取的数据集', en: 'Datasets that are read at once, by all clients' }, EXPORTS_AT_ONCE),
    limit('once', { zh: 'Idempotency-Key 的有效时间', en: 'How long an Idempotency-Key is kept' }, KEPT_HOURS, HOURS),
    ...(rate === undefined ? [] : [limit('rate', { zh: '本令牌每分钟请求数', en: 'Requests a minute of this token' }, rate)]),
  ];
}

function limit(key: string, label: Label, value: number, unit: Label | null = null): Limit {
  return { key, label, value, unit };
}

function errors() {
  return (Object.keys(ERRORS) as ErrorCode[]).map((code) => {
    const { status, zh, en } = ERRORS[code];
    const { retry, ...advice } = ERROR_ADVICE[code];
    return { code, status, label: { zh, en }, advice, retry };
  });
}

function fieldErrors() {
  return Object.entries(FIELD_ERRORS).map(([code, label]) => ({ code, label }));
}

/** The rights of the token that asks; null for a person. */
function tokenOf(viewer: Viewer) {
  const token = usedToken(viewer);
  if (!token) return null;
  const { name, rights, ratePerMinute, ipAllowList } = token;
  return { name, role: rights.role, scopes: rights.scopes, deniedFields: rights.deniedFields, ratePerMinute, ipAllowList };
}
