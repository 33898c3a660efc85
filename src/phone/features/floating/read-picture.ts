const SIZES = [1000, 1600, 640] as const;

/** The text of the QR code in a picture; null where none is found. The picture is tried at sizes that suit near and far codes. */
export async function codeInPicture(picture: Blob): Promise<string | null> {
  const [{ default: decodeQR }, bitmap] = await Promise.all([import('qr/decode.js'), createImageBitmap(picture)]);
  try {
    for (const size of SIZES) {
      const text = tryDecode(decodeQR, bitmap, bitmap.width, bitmap.height, size, 1000);
      if (text !== null) return text;
    }
    return null;
  } finally {
    bitmap.close();
  }
}

type Decode = (
  image: { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray },
  opts?: { timeLimit?: number },
) => string;

/** Draws a picture or a frame no larger than `most` a side and reads the code in it; null where there is none to be read. */
export function tryDecode(
  decode: Decode,
  source: CanvasImageSource,
  width: number,
  height: number,
  most: number,
  timeLimit: number,
): string | null {
  const scale = Math.min(1, most / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) return null;
  pen.drawImage(source, 0, 0, canvas.width, canvas.height);
  try {
    return decode(pen.getImageData(0, 0, canvas.width, canvas.height), { timeLimit });
  } catch {
    // The decoder throws for every picture without a code in it.
    return null;
  }
}
