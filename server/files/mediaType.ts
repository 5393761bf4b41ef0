import type { FileBytes } from './incoming.ts';
import { officeDocument } from './officeDocument.ts';

/** A kind of file that is taken in: how it is served, and the endings that its name may have, the usual one first. */
export interface MediaType {
  readonly name: string;
  readonly endings: readonly string[];
}

const type = (name: string, ...endings: string[]): MediaType => ({ name, endings });

const TEXT = type('text/plain', 'txt', 'csv', 'md', 'log');
const PDF = type('application/pdf', 'pdf');

const HEAD_BYTES = 4_096;

/** Kinds that their first bytes tell. */
const SIGNED: readonly (readonly [type: MediaType, matches: (head: Buffer) => boolean])[] = [
  [type('image/jpeg', 'jpg', 'jpeg', 'jfif'), (head) => starts(head, 0, 'ffd8ff')],
  [type('image/png', 'png'), (head) => starts(head, 0, '89504e470d0a1a0a')],
  [type('image/gif', 'gif'), (head) => /^GIF8[79]a/.test(head.toString('latin1', 0, 6))],
  [type('image/webp', 'webp'), (head) => says(head, 0, 'RIFF') && says(head, 8, 'WEBP')],
  [type('image/avif', 'avif'), (head) => says(head, 4, 'ftyp') && /^avi[fs]/.test(brandOf(head))],
  [type('image/heic', 'heic', 'heif'), (head) => says(head, 4, 'ftyp') && /^(heic|heix|heim|heis|hevc|mif1|msf1)/.test(brandOf(head))],
  [PDF, (head) => head.subarray(0, 1_024).includes('%PDF-')],
];

/**
 * What a file is, judged by its bytes and never by its name; undefined for whatever is not taken in. Markup is none of these: a
 * browser would run what stands in it.
 */
export async function mediaTypeOf(bytes: FileBytes): Promise<MediaType | undefined> {
  const head = await bytes.read(0, HEAD_BYTES);
  const [signed] = SIGNED.find(([, matches]) => matches(head)) ?? [];
  return signed ?? (await officeDocument(bytes, head)) ?? (isPlainText(head, bytes.sizeBytes > head.length) ? TEXT : undefined);
}

function starts(head: Buffer, at: number, hex: string): boolean {
  return head.subarray(at, at + hex.length / 2).toString('hex') === hex;
}

function says(head: Buffer, at: number, text: string): boolean {
  return head.toString('latin1', at, at + text.length) === text;
}

function brandOf(head: Buffer): string {
  return head.toString('latin1', 8, 12);
}

/** Control characters that no text has, tabs and line ends left out. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;
const MARKUP = /^\s*<|<(!doctype|html|script|svg|iframe|body)\b/i;

function isPlainText(head: Buffer, isCut: boolean): boolean {
  if (!head.length) return false;
  const text = ['utf-8', 'gb18030'].map((encoding) => decoded(head, encoding, isCut)).find((found) => found !== undefined);
  return text !== undefined && !CONTROL.test(text) && !MARKUP.test(text);
}

/** The text of the bytes; undefined where they are none in that encoding. What is cut may end within a character. */
function decoded(head: Buffer, encoding: string, isCut: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: isCut });
  } catch {
    return undefined;
  }
}
