import { crc32, deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

/** A PNG of one colour that every browser shows. */
export function png(width: number, height: number, colour: readonly [number, number, number] = [30, 120, 200]): Buffer {
  const row = Buffer.concat([Buffer.from([0]), ...Array.from({ length: width }, () => Buffer.from(colour))]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const parts = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

/** The frame of a JPEG: all that tells its size, and no picture. */
export function jpeg(width: number, height: number, orientation?: number): Buffer {
  const frame = Buffer.alloc(19);
  frame.set([0xff, 0xc0, 0, 17, 8]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from('ffd8', 'hex'), ...(orientation ? [exif(orientation)] : []), frame, Buffer.from('ffd9', 'hex')]);
}

export function webp(width: number, height: number): Buffer {
  const body = Buffer.alloc(30);
  body.write('RIFF', 0, 'latin1');
  body.write('WEBPVP8X', 8, 'latin1');
  body.writeUIntLE(width - 1, 24, 3);
  body.writeUIntLE(height - 1, 27, 3);
  return body;
}

export function gif(width: number, height: number): Buffer {
  const body = Buffer.from('GIF89a0000;', 'latin1');
  body.writeUInt16LE(width, 6);
  body.writeUInt16LE(height, 8);
  return body;
}

/** The start of a file of Apple's and others' camera format. */
export function isoMedia(brand: string): Buffer {
  return Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}0000mif1`, 'latin1')]);
}

/** An archive with entries of these names. */
export function zip(...names: readonly string[]): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, strToU8(name)]))));
}

/** An OpenDocument begins with an entry that says what it is, not compressed. */
export function openDocument(kind: string): Buffer {
  return Buffer.from(zipSync({ mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }] }));
}

/** A compound document with one stream in its directory. */
export function compound(stream: string): Buffer {
  const body = Buffer.alloc(1_536);
  body.set(Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  body.writeUInt16LE(9, 30);
  body.writeUInt32LE(1, 48);
  body.write(stream, 1_024, 'utf16le');
  return body;
}

function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}
