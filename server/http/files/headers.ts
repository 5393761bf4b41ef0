import type { FileRow } from '../../actions/files.ts';
import type { ByteRange } from '../../files/fileStore.ts';

/** Shown where they are opened; everything else is saved. */
const SHOWN = /^(image\/(jpeg|png|gif|webp|avif|heic)|application\/pdf)$/;

/** Whatever the bytes are, nothing in them may run, load or be framed: not in our name, and not in any other. */
const NOTHING_RUNS =
  "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A browser's viewer of PDF does not start in a sandbox; it is one itself. */
const SANDBOX = `${NOTHING_RUNS}; sandbox`;

/** What a file is sent with. Asked again each time whether it is still to be seen: that costs no bytes. */
export function fileHeaders(file: FileRow, isSaved: boolean): Readonly<Record<string, string>> {
  const isShown = SHOWN.test(file.mimeType) && !isSaved;
  const isPdf = file.mimeType === 'application/pdf';
  return {
    'content-type': file.mimeType,
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; ${namesOf(file.name)}`,
    'content-security-policy': isShown && isPdf ? NOTHING_RUNS : SANDBOX,
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
    etag: etagOf(file),
    vary: 'cookie, authorization',
  };
}

export function etagOf({ sha256 }: Pick<FileRow, 'sha256'>): string {
  return `"${sha256}"`;
}

/** The name for those who read ASCII alone, and the name itself (RFC 6266). */
function namesOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** The one part that is asked for; undefined for the whole, `unsatisfiable` for one that is not there. More than one part is the whole. */
export function rangeOf(header: string | undefined, sizeBytes: number): ByteRange | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (!first && !last) return undefined;
  const from = first ? Number(first) : Math.max(0, sizeBytes - Number(last));
  const to = first && last ? Math.min(Number(last), sizeBytes - 1) : sizeBytes - 1;
  return from > to || from >= sizeBytes ? 'unsatisfiable' : { from, to };
}

export function rangeHeaders({ from, to }: ByteRange, { sizeBytes }: FileRow): Readonly<Record<string, string | number>> {
  return { 'content-range': `bytes ${from}-${to}/${sizeBytes}`, 'content-length': to - from + 1 };
}
