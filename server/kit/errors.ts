import type { Label } from './field/index.ts';

/** Every error code that the gateway answers with, and the HTTP status it comes with: stable API, never renamed. */
export const ERRORS = {
  UNAUTHENTICATED: { status: 401, zh: '请先登录', en: 'Sign in first' },
  FORBIDDEN: { status: 200, zh: '您无权执行此操作', en: 'You may not do this' },
  NOT_FOUND: { status: 200, zh: '记录不存在,或不在您的范围内', en: 'No such record, or it is outside your scope' },
  VALIDATION_FAILED: { status: 200, zh: '请检查标出的内容', en: 'Check the marked fields' },
  CONFLICT: { status: 200, zh: '记录已被他人修改,请重新载入', en: 'Someone else has changed this record; load it again' },
  INVALID_TRANSITION: { status: 200, zh: '当前状态下不能执行此操作', en: 'This cannot be done in the present state' },
  GRAPHQL_PARSE_FAILED: { status: 400, zh: '查询语句无法解析', en: 'The query cannot be parsed' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, zh: '查询与您可用的接口不符', en: 'The query does not fit the schema that you have' },
  QUERY_TOO_COSTLY: {
    status: 400,
    zh: '查询过大,请减少层级、字段或每页条数',
    en: 'The query is too large; ask for fewer levels, fields or rows',
  },
  SCOPE_MISSING: { status: 200, zh: '令牌缺少所需的权限范围', en: 'The token lacks a scope' },
  BAD_REQUEST: { status: 400, zh: '请求格式不正确', en: 'The request is malformed' },
  RATE_LIMITED: { status: 429, zh: '请求过于频繁,请稍后再试', en: 'Too many requests; try again later' },
  STORAGE_FULL: {
    status: 507,
    zh: '存储空间不足,文件未保存;请联系管理员',
    en: 'The storage is full and the file was not kept; tell your administrator',
  },
  TIMEOUT: { status: 503, zh: '处理超时,请缩小范围后重试', en: 'This took too long; narrow it down and try again' },
  UNAVAILABLE: { status: 503, zh: '服务暂时不可用,请稍后重试', en: 'The service is unavailable for the moment; try again' },
  INTERNAL: { status: 500, zh: '系统内部错误,请凭请求编号联系管理员', en: 'Internal error; give the request id to your administrator' },
} as const satisfies Record<string, { status: number } & Label>;

export type ErrorCode = keyof typeof ERRORS;

/** Why nothing can be done while somebody looks as another. */
export const READ_ONLY: Label = {
  zh: '正在以他人身份查看,只读;结束查看后才能操作',
  en: 'You are looking as someone else, which is read-only; end it to make changes',
};

/** What can be wrong with one field of an input; `{…}` are filled from the failure's `params`. */
export const FIELD_ERRORS = {
  REQUIRED: { zh: '必填', en: 'Required' },
  TOO_LONG: { zh: '最多 {max} 个字符,现有 {actual} 个', en: 'At most {max} characters, got {actual}' },
  TOO_SHORT: { zh: '至少 {min} 个字符,现有 {actual} 个', en: 'At least {min} characters, got {actual}' },
  TOO_SMALL: { zh: '不得小于 {min}', en: 'Must be at least {min}' },
  TOO_LARGE: { zh: '不得大于 {max}', en: 'Must be at most {max}' },
  TOO_PRECISE: { zh: '最多 {scale} 位小数', en: 'At most {scale} decimal places' },
  TOO_MANY: { zh: '最多 {max} 项', en: 'At most {max} items' },
  INVALID_FORMAT: { zh: '格式不正确', en: 'Not in the expected format' },
  INVALID_CHARACTER: { zh: '含有不允许的字符', en: 'Contains a character that is not allowed' },
  INVALID_CURSOR: { zh: '游标无效或不属于此排序', en: 'The cursor is invalid or belongs to another order' },
  NO_COLUMN: { zh: '单元格没有对应的列', en: 'A cell stands under no header' },
  NOT_A_NUMBER: { zh: '不是数字', en: 'Not a number' },
  NOT_A_TIME: { zh: '日期不存在或格式不正确,应如 {example}', en: 'No such date, or not written like {example}' },
  NOT_A_CHOICE: { zh: '不是可选值,可选:{choices}', en: 'Not one of: {choices}' },
  UNKNOWN_PARAMETER: { zh: '没有此参数,可用:{known}', en: 'No such parameter; there are: {known}' },
  ONE_KEY: { zh: '每个排序项只能有一个字段', en: 'Each entry may name one field only' },
  EXCLUSIVE: { zh: '不能与 {other} 同时使用', en: 'Not together with {other}' },
  TWO_GRAINS: { zh: '同一字段不能按两种时间粒度分组', en: 'One field cannot be grouped in two grains' },
  NOT_GROUPED: { zh: '只能按分组依据及其所确定的字段排序', en: 'Groups are ordered by what they are grouped by' },
  UNKNOWN_TIME_ZONE: { zh: '不是已知的时区,应如 Asia/Shanghai', en: 'No known time zone; expected one like Asia/Shanghai' },
  FILE_TOO_LARGE: { zh: '文件过大,每个最多 {max} MB', en: 'The file is too large; at most {max} MB each' },
  FILE_TYPE: {
    zh: '不支持的文件类型;可上传图片、PDF、Word、Excel、PPT 和纯文本',
    en: 'Not a kind of file that is taken; pictures, PDF, Word, Excel, PowerPoint and plain text are',
  },
  FILE_EMPTY: { zh: '文件是空的', en: 'The file is empty' },
  TAKEN: { zh: '已被占用', en: 'Already taken' },
  NOT_FOUND: { zh: '不存在,或不在您的范围内', en: 'No such record, or it is outside your scope' },
  AMBIGUOUS: { zh: '有多条记录符合,无法确定是哪一条', en: 'More than one record fits' },
  DUPLICATE: { zh: '与第 {line} 行是同一条记录,内容却不同', en: 'The same record as line {line}, with other content' },
  NOT_IN_PERIOD: { zh: '不在 {period} 月内', en: 'Outside the month {period}' },
  NOT_ALLOWED: { zh: '不在您可设定的范围内', en: 'Outside what you may set' },
  IN_USE: { zh: '仍被其他记录引用', en: 'Other records still refer to it' },
  RULE: { zh: '不符合规则', en: 'Breaks a rule' },
} as const satisfies Record<string, Label>;

export type FieldErrorCode = keyof typeof FIELD_ERRORS;

/** One failure of an input, at the path of its field: `name`, `specialistId`, `items.0.name`. */
export interface FieldError {
  readonly path: string;
  readonly code: FieldErrorCode;
  readonly message: Label;
}

/** One of the things for which something is refused, as data beside the sentence: whom it concerns, what is wrong, by which rule. */
export interface Reason {
  readonly who: string | null;
  readonly what: Label;
  /** Stable, for programs; `rule` says it in words. */
  readonly code: string;
  readonly rule: Label | null;
}

interface AppErrorOptions {
  readonly label?: Label;
  readonly fieldErrors?: readonly FieldError[];
  readonly reasons?: readonly Reason[];
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** The only error that people are told about; anything else becomes INTERNAL with a request id. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly label: Label;
  readonly fieldErrors: readonly FieldError[];
  readonly reasons: readonly Reason[];
  /** What its answer asks the reader to wait. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.label?.en ?? ERRORS[code].en, { cause: options.cause });
    this.code = code;
    this.label = options.label ?? { zh: ERRORS[code].zh, en: ERRORS[code].en };
    this.fieldErrors = options.fieldErrors ?? [];
    this.reasons = options.reasons ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

export function fieldError(path: string, code: FieldErrorCode, params: Readonly<Record<string, string | number>> = {}): FieldError {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  const { zh, en } = FIELD_ERRORS[code];
  return { path, code, message: { zh: fill(zh), en: fill(en) } };
}

/** A VALIDATION_FAILED with one failure. */
export function invalid(path: string, code: FieldErrorCode, params?: Readonly<Record<string, string | number>>): AppError {
  return new AppError('VALIDATION_FAILED', { fieldErrors: [fieldError(path, code, params)] });
}

/**
 * All failures of an input in one error. Where the only trouble is references to rows that the viewer cannot see,
 * the code is NOT_FOUND, as it would be for the row itself (design §5).
 */
export function inputError(fieldErrors: readonly FieldError[], cause?: unknown): AppError {
  const isUnseen = fieldErrors.every((failure) => failure.code === 'NOT_FOUND');
  return new AppError(isUnseen ? 'NOT_FOUND' : 'VALIDATION_FAILED', { fieldErrors, cause });
}
