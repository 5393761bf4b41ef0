import { createHash } from 'node:crypto';
import { FORMATS, type FormatName } from '../../kit/dataset/formats.ts';
import type { Table } from '../../kit/dataset/table.ts';
import type { Encoding } from './encoding.ts';

interface Told {
  readonly table: Table;
  readonly format: FormatName;
  readonly language: string;
  readonly encoding: Encoding | undefined;
  readonly etag: string | undefined;
}

/** What goes before the rows. */
export function datasetHeaders({ table, format, language, encoding, etag }: Told): Readonly<Record<string, string>> {
  const { mediaType, isFile } = FORMATS[format];
  const next = table.next();
  return {
    'content-type': mediaType,
    'content-language': language,
    vary: 'Accept, Accept-Encoding, Accept-Language, Authorization, Cookie',
    'x-dataset-as-of': table.asOf,
    ...(encoding && { 'content-encoding': encoding }),
    ...(etag && { etag }),
    ...(next && { link: `<${next}>; rel="next"` }),
    ...(isFile && { 'content-disposition': disposition(table, format) }),
  };
}

/** With the title in the reader's language where it is understood (RFC 6266, RFC 8187). */
function disposition({ name, title }: Table, format: FormatName): string {
  return `attachment; filename="${name}.${format}"; filename*=UTF-8''${encodeURIComponent(`${title}.${format}`)}`;
}

/** A strong validator of one representation: equal where every byte is. */
export function etagOf(parts: unknown, encoding: Encoding | undefined): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27);
  return `"${hash}${encoding ? `-${encoding}` : ''}"`;
}

/** Whether `If-None-Match` names the validator (RFC 9110 §13.1.2). */
export function isFresh(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((entry) => ['*', etag].includes(entry.trim().replace(/^W\//, '')));
}
