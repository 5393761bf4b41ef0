import type { FileBytes } from './incoming.ts';

/** In pixels, as the picture is looked at. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

type Measure = (bytes: FileBytes) => Promise<ImageSize | undefined>;

const HEAD_BYTES = 64;

/** How large a picture is; undefined for kinds that do not tell plainly, and for damaged ones. */
export async function imageSizeOf(bytes: FileBytes, mediaType: string): Promise<ImageSize | undefined> {
  const size = await MEASURES[mediaType]?.(bytes).catch((error: unknown) => {
    // reading past the end of a damaged file
    if (error instanceof RangeError) return undefined;
    throw error;
  });
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

const MEASURES: Readonly<Record<string, Measure>> = {
  'image/png': async (bytes) => {
    const head = await bytes.read(0, HEAD_BYTES);
    return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
  },
  'image/gif': async (bytes) => {
    const head = await bytes.read(0, HEAD_BYTES);
    return { width: head.readUInt16LE(6), height: head.readUInt16LE(8) };
  },
  'image/webp': async (bytes) => webpSize(await bytes.read(0, HEAD_BYTES)),
  'image/jpeg': (bytes) => jpegSize(bytes),
};

function webpSize(head: Buffer): ImageSize | undefined {
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = head.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
    default:
      return undefined;
  }
}

/** Enough segments for any camera; a file made to keep us reading has more. */
const MAX_SEGMENTS = 200;
const EXIF_BYTES = 65_536;

/** Goes from segment to segment to the one that tells the size; the camera's own tells which side was up. */
async function jpegSize(bytes: FileBytes): Promise<ImageSize | undefined> {
  let isTurned = false;
  let offset = 2;
  for (let segment = 0; segment < MAX_SEGMENTS; segment += 1) {
    const head = await bytes.read(offset, 10);
    const [mark, kind, length] = [head.readUInt8(0), head.readUInt8(1), head.readUInt16BE(2)];
    if (mark !== 0xff) return undefined;
    if (isFrame(kind)) {
      const [height, width] = [head.readUInt16BE(5), head.readUInt16BE(7)];
      return isTurned ? { width: height, height: width } : { width, height };
    }
    if (kind === 0xe1) isTurned ||= isOnItsSide(await bytes.read(offset + 4, Math.min(length, EXIF_BYTES)));
    offset += 2 + length;
  }
  return undefined;
}

/** Starts of a frame, without the tables that have codes among theirs. */
function isFrame(kind: number): boolean {
  return kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc;
}

const ORIENTATION = 0x0112;

/** Whether Exif has the picture turned by a quarter: orientations 5 to 8. */
function isOnItsSide(exif: Buffer): boolean {
  if (exif.toString('latin1', 0, 4) !== 'Exif') return false;
  const tiff = exif.subarray(6);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = short(directory);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (short(at) === ORIENTATION) return short(at + 8) >= 5 && short(at + 8) <= 8;
  }
  return false;
}
