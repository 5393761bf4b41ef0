import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { TestServer } from './server.ts';

const SHEET = 'xl/worksheets/sheet1.xml';

/** What the gateway answers to a form that is taken in, or looked at. */
export interface FormAnswer {
  readonly created: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly records: readonly {
    readonly line: number;
    readonly outcome: string;
    readonly faults: readonly { readonly column: string; readonly code: string; readonly message: { readonly zh: string } }[];
  }[];
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

interface Sent {
  readonly username: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isPreview?: boolean;
}

/** Sends a form as the panel does. */
export async function sendForm(server: TestServer, { username, name, bytes, isPreview = false }: Sent): Promise<FormAnswer> {
  const body = new FormData();
  body.append('file', new Blob([Buffer.from(bytes)]), 'form.xlsx');
  const { 'content-type': _json, ...headers } = (await server.as(username)).headers;
  const response = await fetch(`${server.url}/forms/${name}${isPreview ? '?preview' : ''}`, { method: 'POST', headers, body });
  return (await response.json()) as FormAnswer;
}

/** The sheet of a workbook as XML. */
export function sheetOf(bytes: Uint8Array): string {
  return strFromU8(unzipSync(bytes)[SHEET]!);
}

/** The texts of a workbook's rows. */
export function rowsOfForm(bytes: Uint8Array): string[][] {
  return [...sheetOf(bytes).matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text!),
  );
}

/** The workbook with lines added below its last, as somebody fills it in. */
export function filledForm(bytes: Uint8Array, lines: readonly (readonly string[])[]): Uint8Array {
  const parts = unzipSync(bytes);
  const rows = lines.map((line) => `<row>${line.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`);
  const sheet = strFromU8(parts[SHEET]!).replace('</sheetData>', `${rows.join('')}</sheetData>`);
  return zipSync({ ...parts, [SHEET]: strToU8(sheet) });
}

/** The workbook with other words in its cells. */
export function retyped(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [SHEET]: strToU8(strFromU8(parts[SHEET]!).replaceAll(from, to)) });
}
