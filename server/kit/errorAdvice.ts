import type { ErrorCode } from './errors.ts';
import type { Label } from './field/index.ts';

/** What whoever meets an error should do. */
export interface Advice extends Label {
  /** Whether the same request may succeed later, as it is. */
  readonly retry: boolean;
}

/** For those who write programs; the sentence of the error itself is for people. */
export const ERROR_ADVICE = {
  UNAUTHENTICATED: {
    retry: false,
    zh: '检查令牌是否写对、是否到期或已吊销、来源地址是否在允许范围内',
    en: 'Check that the token is spelt right, not expired or revoked, and used from an allowed address',
  },
  FORBIDDEN: {
    retry: false,
    zh: '记录可见但不允许此操作;换有权限的人或角色',
    en: 'The row is visible but the operation is not yours; ask somebody whose role has it',
  },
  NOT_FOUND: {
    retry: false,
    zh: '编号不存在,或不在令牌的范围内;两者的回答相同',
    en: 'No such id, or outside the token’s rows; both are answered alike',
  },
  VALIDATION_FAILED: {
    retry: false,
    zh: '按 fieldErrors 逐项改正后再提交',
    en: 'Mend each of fieldErrors, then send it again',
  },
  CONFLICT: {
    retry: false,
    zh: '重新读取记录,以新的 version 作为 expectedVersion 再提交;同一 Idempotency-Key 不能用于另一请求',
    en: 'Read the row again and send its new version as expectedVersion; an Idempotency-Key is for one request only',
  },
  INVALID_TRANSITION: {
    retry: false,
    zh: '先读取当前状态,再决定可做的操作',
    en: 'Read the present state, and choose among what it allows',
  },
  GRAPHQL_PARSE_FAILED: { retry: false, zh: '检查查询的语法', en: 'Check the syntax of the query' },
  GRAPHQL_VALIDATION_FAILED: {
    retry: false,
    zh: '对照自己的接口结构检查字段名和参数;未授权的字段不在其中',
    en: 'Compare names and arguments with your own schema; what is not granted is not in it',
  },
  QUERY_TOO_COSTLY: {
    retry: false,
    zh: '减少层级、字段或 first,分页读取;大批量改用数据集',
    en: 'Ask for fewer levels, fields or rows and read page by page; take datasets for bulk',
  },
  SCOPE_MISSING: {
    retry: false,
    zh: '令牌没有消息中所列的权限范围;请所有者重新签发',
    en: 'The token lacks the scope that the message names; have its owner issue another',
  },
  BAD_REQUEST: {
    retry: false,
    zh: '检查请求方法、Content-Type、编码(UTF-8)和正文',
    en: 'Check method, Content-Type, encoding (UTF-8) and body',
  },
  RATE_LIMITED: {
    retry: true,
    zh: '按 Retry-After 所示秒数等待,再发送同一请求',
    en: 'Wait the seconds of Retry-After, then send the same request',
  },
  STORAGE_FULL: { retry: false, zh: '通知管理员清理存储', en: 'Tell the administrator' },
  TIMEOUT: {
    retry: true,
    zh: '缩小条件或每页条数再试;写操作请带 Idempotency-Key',
    en: 'Narrow the condition or the page and try again; writes with an Idempotency-Key',
  },
  UNAVAILABLE: {
    retry: true,
    zh: '按 Retry-After 等待后重试;写操作请带 Idempotency-Key',
    en: 'Wait as Retry-After says and try again; writes with an Idempotency-Key',
  },
  INTERNAL: {
    retry: true,
    zh: '稍后再试一次;仍然出错时把 requestId 告诉管理员',
    en: 'Try once more later; if it stays, give the requestId to the administrator',
  },
} as const satisfies Record<ErrorCode, Advice>;
