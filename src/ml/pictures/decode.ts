/** Reads a picture that somebody sent. Run it in a process of its own: the bytes may be made to do harm. */
import sharp from 'sharp';
import { UserError } from '../../types/errors.ts';
import type { Planes } from './background.ts';

/** A photo of a phone has up to 50 million pixels. */
const mostPixels = 50_000_000;
/** A digit is looked for in a picture of at most this side. */
const side = 256;

// One picture at a time, and nothing kept of it.
sharp.cache(false);
sharp.concurrency(1);

type Format = 'png' | 'jpeg' | 'webp';

/** The first bytes decide what reads a file; its name and what else it says of itself do not. */
function formatOf(bytes: Uint8Array): Format {
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp';
  const kind = otherKinds.find(([, pattern]) => pattern.test(start))?.[0];
  throw new UserError(
    kind
      ? `This is ${kind}, which I do not read. Send a PNG, JPEG or WebP picture.`
      : 'This is not a picture that I can read. Send a PNG, JPEG or WebP picture.',
  );
}

const otherKinds: [string, RegExp][] = [
  ['a GIF', /^GIF8/],
  ['an SVG drawing', /^\s*(?:<\?xml[\s\S]*)?(?:<!--[\s\S]*)?(?:<!DOCTYPE\s+svg|<svg[\s>])/i],
  ['a PDF', /^%PDF/],
  ['a HEIC photo', /^.{4}ftyp(?:heic|heix|mif1|msf1)/s],
  ['an AVIF picture', /^.{4}ftypavi[fs]/s],
  ['a TIFF picture', /^(?:II\*\0|MM\0\*)/],
  ['a BMP picture', /^BM/],
];

/**
 * The first frame of a PNG, JPEG or WebP picture as it is meant to be seen: turned upright, on a ground that a
 * transparent drawing stands out from, at most 256 pixels wide and high.
 * @throws UserError where it is of another kind, too large or damaged
 */
export async function decodePicture(bytes: Uint8Array): Promise<Planes> {
  const format = formatOf(bytes);
  const options = { limitInputPixels: mostPixels, failOn: 'error', pages: 1, animated: false } as const;
  try {
    const { width, height } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
    if (width * height > mostPixels)
      throw new UserError(
        `This picture has ${width} × ${height} pixels. Send one of at most ${mostPixels / 1e6} million pixels, such as 7,000 × 7,000.`,
      );
    const { data, info } = await sharp(bytes, options)
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return onGround(data, info.width, info.height);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      `This ${format === 'webp' ? 'WebP' : format.toUpperCase()} picture is damaged or cut off, so I cannot read it. Save it again and send that.`,
      { cause: error },
    );
  }
}

/** Puts a transparent drawing on white if it is dark, on black if it is light. */
function onGround(data: Buffer, width: number, height: number): Planes {
  let [light, opaque] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (data[at + 3] as number) / 255;
    light += (alpha * ((data[at] as number) + (data[at + 1] as number) + (data[at + 2] as number))) / 3;
    opaque += alpha;
  }
  const ground = opaque > 0 && light / opaque > 127 ? 0 : 255;
  const channels = [0, 1, 2].map((channel) =>
    Float32Array.from({ length: width * height }, (_, pixel) => {
      const alpha = (data[4 * pixel + 3] as number) / 255;
      return alpha * (data[4 * pixel + channel] as number) + (1 - alpha) * ground;
    }),
  );
  return { width, height, channels };
}
