import { MIMEType } from 'node:util';
import type { FastifyRequest } from 'fastify';
import { EdgeError, NOT_JSON } from './errors.ts';

/** Methods that change nothing. */
export const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site could make a browser send in its user's name: a form's body, or any change of state from
 * a page that is not ours. What says nothing of its origin is no browser.
 * @throws BAD_REQUEST 415 for a body that is not what the route takes, JSON in UTF-8 or files, FORBIDDEN for a foreign origin
 */
export function checkOrigin(request: FastifyRequest): void {
  if (READING.has(request.method)) return;
  if (!isOwnPage(request)) throw new EdgeError('FORBIDDEN', { status: 403, label: FOREIGN_PAGE });
  const { takesFiles, takesBytes } = request.routeOptions.config;
  const [isFit, label] = takesFiles ? [isForm, NOT_FORM] : takesBytes ? [isBytes, NOT_BYTES] : [isJson, NOT_JSON];
  if (!isFit(request)) throw new EdgeError('BAD_REQUEST', { status: 415, label });
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A route whose body is a form with files. */
    readonly takesFiles?: boolean;
    /** A route whose body is a part of a file. */
    readonly takesBytes?: boolean;
  }
}

/** A part of a file that is sent by tus. A page of another site would have to ask first, and is refused. */
export const BYTES_TYPE = 'application/offset+octet-stream';

const NOT_BYTES = { zh: `请以 ${BYTES_TYPE} 提交文件的一段`, en: `Send a part of a file as ${BYTES_TYPE}` };
const NOT_FORM = { zh: '请以 multipart/form-data 提交文件', en: 'Send files as multipart/form-data' };

const FOREIGN_PAGE = { zh: '拒绝来自其他网站的请求', en: 'Requests from other sites are refused' };

/** Host against host: behind a proxy that ends TLS, the scheme that we see is not the browser's. */
function isOwnPage({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}

function isForm({ headers }: FastifyRequest): boolean {
  return /^multipart\/form-data\s*;/i.test(headers['content-type'] ?? '');
}

function isBytes({ headers }: FastifyRequest): boolean {
  return headers['content-type'] === BYTES_TYPE;
}

/** A request without a body needs no type. */
function isJson({ headers }: FastifyRequest): boolean {
  const type = headers['content-type'];
  if (type === undefined) return !Number(headers['content-length'] ?? 0) && headers['transfer-encoding'] === undefined;
  try {
    const { essence, params } = new MIMEType(type);
    return essence === 'application/json' && /^utf-?8$/i.test(params.get('charset') ?? 'utf-8');
  } catch {
    return false;
  }
}
