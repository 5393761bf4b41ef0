import { describe, expect, it } from '@jest/globals';
import { imageSizeOf } from '../../server/files/imageSize.ts';
import type { FileBytes } from '../../server/files/incoming.ts';
import { mediaTypeOf } from '../../server/files/mediaType.ts';
import { compound, gif, isoMedia, jpeg, openDocument, png, webp, zip } from '../support/sampleFiles.ts';

function bytesOf(body: Buffer | string): FileBytes {
  const bytes = Buffer.from(body as string);
  return { sizeBytes: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const PARTS = ['[Content_Types].xml', '_rels/.rels'] as const;

describe('the kind of a file', () => {
  it.each<[string, Buffer | string, string]>([
    ['a PNG', png(2, 1), 'image/png'],
    ['a JPEG', jpeg(4, 3), 'image/jpeg'],
    ['a GIF', gif(4, 3), 'image/gif'],
    ['a WebP', webp(4, 3), 'image/webp'],
    ['a HEIC of a telephone', isoMedia('heic'), 'image/heic'],
    ['an AVIF', isoMedia('avif'), 'image/avif'],
    ['a PDF', '%PDF-1.7\n%âãÏÓ', 'application/pdf'],
    ['a PDF after some bytes', `\n\n%PDF-1.4\n`, 'application/pdf'],
    ['a Word document', zip(...PARTS, 'word/document.xml'), `${OFFICE}.wordprocessingml.document`],
    ['an Excel sheet', zip(...PARTS, 'xl/workbook.xml'), `${OFFICE}.spreadsheetml.sheet`],
    ['a presentation', zip(...PARTS, 'ppt/presentation.xml'), `${OFFICE}.presentationml.presentation`],
    ['an OpenDocument', openDocument('spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet'],
    ['an old Word document', compound('WordDocument'), 'application/msword'],
    ['an old Excel sheet', compound('Workbook'), 'application/vnd.ms-excel'],
    ['an old presentation', compound('PowerPoint Document'), 'application/vnd.ms-powerpoint'],
    ['Chinese text', '客户名称,拜访小结\n华东重工,已确认供货', 'text/plain'],
    ['Chinese text of Windows', Buffer.from('bfcdbba7c3fbb3c6', 'hex'), 'text/plain'],
    ['text that is cut within a character', '中'.repeat(3_000), 'text/plain'],
  ])('is told for %s', async (_what, body, expected) => {
    expect((await mediaTypeOf(bytesOf(body)))?.name).toBe(expected);
  });

  it.each<[string, Buffer | string]>([
    ['nothing', ''],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['an SVG after a mark and spaces', '\ufeff \n<svg onload="alert(1)"/>'],
    ['a page', '<!DOCTYPE html><script>alert(1)</script>'],
    ['XML', '<?xml version="1.0"?><x/>'],
    ['text with a script in it', 'hello <script>alert(1)</script>'],
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['a program of Linux', Buffer.from('7f454c460201010000000000', 'hex')],
    ['an archive', zip('anything.txt')],
    ['a document with macros', zip(...PARTS, 'word/document.xml', 'word/vbaProject.bin')],
    ['an installer', compound('Binary.bin')],
    ['a film', isoMedia('isom')],
    ['a WAV in the clothes of a WebP', Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1')],
    ['half a header', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['bytes of no meaning', Buffer.from('0102030405', 'hex')],
  ])('is none for %s', async (_what, body) => {
    expect(await mediaTypeOf(bytesOf(body))).toBeUndefined();
  });
});

describe('the size of a picture', () => {
  it.each<[string, Buffer, string, [number, number] | undefined]>([
    ['a PNG', png(7, 5), 'image/png', [7, 5]],
    ['a GIF', gif(320, 200), 'image/gif', [320, 200]],
    ['a WebP', webp(4_000, 3_000), 'image/webp', [4_000, 3_000]],
    ['a JPEG', jpeg(4_032, 3_024), 'image/jpeg', [4_032, 3_024]],
    ['a JPEG of a camera held upright', jpeg(4_032, 3_024, 6), 'image/jpeg', [3_024, 4_032]],
    ['a JPEG of a camera held on its head', jpeg(4_032, 3_024, 3), 'image/jpeg', [4_032, 3_024]],
    ['a JPEG that breaks off', jpeg(4_032, 3_024).subarray(0, 6), 'image/jpeg', undefined],
    ['a PNG that breaks off', png(7, 5).subarray(0, 12), 'image/png', undefined],
    ['a JPEG whose segments go in circles', Buffer.from('ffd8ffe00000ffe00000', 'hex'), 'image/jpeg', undefined],
    ['a PDF', Buffer.from('%PDF-'), 'application/pdf', undefined],
  ])('is told for %s', async (_what, body, type, expected) => {
    const size = await imageSizeOf(bytesOf(body), type);

    expect(size && [size.width, size.height]).toEqual(expected);
  });
});
