/** Photos of handwritten digits as a phone takes them badly, made of images that no network trained on. */
import sharp, { type Sharp } from 'sharp';
import { loadDataset } from '../../src/ml/datasets/index.ts';
import { createRandom } from '../../src/ml/engine/random.ts';

const side = 28;

/** Bytes of the test image at this position, and the digit in it. */
export async function testDigit(position: number): Promise<{ pixels: Uint8Array; digit: number }> {
  const { test } = await loadDataset('digits', { samples: 64, seed: 1 });
  const image = test.x.subarray(position * side * side, (position + 1) * side * side);
  return {
    pixels: Uint8Array.from(image, (value) => Math.round(255 * value)),
    digit: Number(test.y[position]),
  };
}

export interface Photo {
  wide?: number;
  high?: number;
  /** Side of the digit's image in the photo, and where its corner is. */
  size?: number;
  at?: { x: number; y: number };
  /** Degrees, clockwise. */
  angle?: number;
  /** Brightness of paper at the left and at the right, and of ink. */
  paper?: [left: number, right: number];
  ink?: [red: number, green: number, blue: number];
  noise?: number;
}

/** RGB bytes of a photo. By default dark ink on unevenly lit grey paper, off centre, turned a little, and noisy. */
export async function photoOf(
  pixels: Uint8Array,
  { wide = 800, high = 600, size = 260, at = { x: 430, y: 250 }, ...rest }: Photo = {},
): Promise<Sharp> {
  const { angle = 9, paper = [105, 190], ink = [40, 45, 80], noise = 14 } = rest;
  const digit = await sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .resize(size, size, { kernel: 'cubic' })
    .rotate(angle, { background: 'black' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const random = createRandom(7, 'photo');
  const rgb = Buffer.alloc(wide * high * 3);
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      const light = paper[0] + ((paper[1] - paper[0]) * x) / wide + (25 * y) / high;
      const [column, row] = [x - at.x, y - at.y];
      const { width, height, channels } = digit.info;
      const isInside = column >= 0 && row >= 0 && column < width && row < height;
      const strength = isInside ? Number(digit.data[(row * width + column) * channels]) / 255 : 0;
      const grain = noise * random.normal();
      for (const [channel, colour] of ink.entries()) {
        const value = light * (1 - strength) + colour * strength + grain;
        rgb[(y * wide + x) * 3 + channel] = Math.max(0, Math.min(255, value));
      }
    }
  return sharp(rgb, { raw: { width: wide, height: high, channels: 3 } });
}
