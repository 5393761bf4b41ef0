import type { FileBytes } from './incoming.ts';
import type { MediaType } from './mediaType.ts';

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

/** Documents that are archives, by a name that stands in the archive's table of contents. */
const PACKED: readonly (readonly [part: string, type: MediaType])[] = [
  ['word/', { name: `${OPEN_XML}.wordprocessingml.document`, endings: ['docx'] }],
  ['xl/', { name: `${OPEN_XML}.spreadsheetml.sheet`, endings: ['xlsx'] }],
  ['ppt/', { name: `${OPEN_XML}.presentationml.presentation`, endings: ['pptx'] }],
];

/** Documents that say what they are in their first entry. */
const OPEN: Readonly<Record<string, string>> = { text: 'odt', spreadsheet: 'ods', presentation: 'odp' };

/** Documents of the older kind, by the name of a stream in them; WPS writes the same. */
const COMPOUND: readonly (readonly [stream: string, type: MediaType])[] = [
  ['WordDocument', { name: 'application/msword', endings: ['doc', 'wps'] }],
  ['Workbook', { name: 'application/vnd.ms-excel', endings: ['xls', 'et'] }],
  ['PowerPoint Document', { name: 'application/vnd.ms-powerpoint', endings: ['ppt', 'dps'] }],
];

/** The end of an archive, where its table of contents stands. */
const TAIL_BYTES = 66_000;
const DIRECTORY_BYTES = 4_096;

/** Which office document it is; undefined for other archives, and for documents with macros in them. */
export async function officeDocument(bytes: FileBytes, head: Buffer): Promise<MediaType | undefined> {
  if (head.subarray(0, 4).toString('hex') === '504b0304') return packedDocument(bytes, head);
  if (head.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') return compoundDocument(bytes, head);
  return undefined;
}

async function packedDocument(bytes: FileBytes, head: Buffer): Promise<MediaType | undefined> {
  const [, kind = ''] =
    /^mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/.exec(head.toString('latin1', 30)) ?? [];
  const ending = OPEN[kind];
  if (ending) return { name: `${OPEN_DOCUMENT}.${kind}`, endings: [ending] };
  const tail = await bytes.read(Math.max(0, bytes.sizeBytes - TAIL_BYTES), TAIL_BYTES);
  const contents = tail.subarray(Math.max(0, tail.indexOf('PK\u0001\u0002', 0, 'latin1')));
  if (!contents.includes('[Content_Types].xml') || contents.includes('vbaProject.bin')) return undefined;
  return PACKED.find(([part]) => contents.includes(part))?.[1];
}

/** The directory of streams stands in the sector that the header names. */
async function compoundDocument(bytes: FileBytes, head: Buffer): Promise<MediaType | undefined> {
  if (head.length < 52) return undefined;
  const sectorBytes = 1 << Math.min(head.readUInt16LE(30), 16);
  const directory = await bytes.read((head.readUInt32LE(48) + 1) * sectorBytes, DIRECTORY_BYTES);
  return COMPOUND.find(([stream]) => directory.includes(stream, 0, 'utf16le'))?.[1];
}
