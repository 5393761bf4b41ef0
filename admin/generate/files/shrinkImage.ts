/** Longest side of a picture that is sent: enough to read a business card. */
const longestSide = 2400;

/** Smaller files go as they are. */
const smallBytes = 700_000;

const quality = 0.86;

/**
 * A camera's picture, made small enough for a telephone's line and upright as it was taken. Whatever the browser cannot draw, and
 * what would not become smaller, stays as it is.
 */
export async function shrinkImage(file: File): Promise<Blob> {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size <= smallBytes) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const small = await drawn(picture);
    picture.close();
    return small && small.size < file.size ? small : file;
  } catch {
    return file;
  }
}

async function drawn(picture: ImageBitmap): Promise<Blob | null> {
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext('2d');
  if (!context) return null;
  // what is see-through would become black
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

/** The name of a picture that was drawn anew, with the ending of what it has become. */
export function shrunkName(name: string, was: Blob, is: Blob): string {
  return was === is ? name : `${name.replace(/\.\w{1,5}$/, '')}.jpg`;
}
