/** Changes of an input that show what a network relies on: pictures are moved and disturbed, sequences reordered. */
import type { ChangeName, imageChanges, orderChanges } from '../../types/prediction.ts';
import { createRandom, sample } from '../engine/random.ts';

const side = 28;

type ImageChange = (typeof imageChanges)[number];
type OrderChange = (typeof orderChanges)[number];

export const isImageChange = (name: ChangeName): name is ImageChange => name in onImage;

/** Pixels of a shift, and side of the patch that is hidden. */
const [shiftPixels, patchSide] = [4, 10];
const noiseStrength = 0.35;

const directions = [
  { x: 1, y: 0, to: 'to the right' },
  { x: 0, y: 1, to: 'down' },
  { x: -1, y: 0, to: 'to the left' },
  { x: 0, y: -1, to: 'up' },
] as const;
const angles = [30, -30, 60, -60, 90, 180];
/** Top left corners of the hidden patch. */
const patches = [
  { x: 9, y: 9, at: 'in the middle' },
  { x: 9, y: 3, at: 'at the top' },
  { x: 9, y: 15, at: 'at the bottom' },
  { x: 3, y: 9, at: 'at the left' },
  { x: 15, y: 9, at: 'at the right' },
] as const;

/** Variants go round: the one after the last is the first. */
const nth = <Item>(items: readonly Item[], variant: number): Item =>
  items[(variant - 1) % items.length] as Item;

const onImage: Record<
  ImageChange,
  (image: Float32Array, variant: number) => { image: Float32Array; how: string }
> = {
  shift(image, variant) {
    const { x: right, y: down, to } = nth(directions, variant);
    const moved = drawn((x, y) => pixel(image, x - shiftPixels * right, y - shiftPixels * down));
    return { image: moved, how: `shifted ${shiftPixels} pixels ${to}` };
  },
  rotate(image, variant) {
    const angle = nth(angles, variant);
    const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    const middle = (side - 1) / 2;
    const turned = drawn((x, y) => {
      const [right, down] = [x - middle, y - middle];
      return between(image, middle + cos * right + sin * down, middle - sin * right + cos * down);
    });
    const way = Math.abs(angle) === 180 ? 'upside down' : angle > 0 ? 'clockwise' : 'anticlockwise';
    return { image: turned, how: `turned by ${Math.abs(angle)}° ${way}`.replace('by 180° ', '') };
  },
  mask(image, variant) {
    const { x: left, y: top, at } = nth(patches, variant);
    const hidden = drawn((x, y) =>
      x >= left && x < left + patchSide && y >= top && y < top + patchSide ? 0 : pixel(image, x, y),
    );
    return { image: hidden, how: `with ${patchSide} × ${patchSide} pixels hidden ${at}` };
  },
  noise(image, variant) {
    const random = createRandom(variant, 'noise');
    const noisy = image.map((value) => Math.min(1, Math.max(0, value + noiseStrength * random.normal())));
    return { image: noisy, how: 'with noise on every pixel' };
  },
};

/** A changed picture of 28 × 28 values in 0…1, and how it was changed. */
export const changedImage = (
  image: Float32Array,
  { name, variant }: { name: ImageChange; variant: number },
) => onImage[name](image, variant);

/** The new order of `length` steps: which old position comes at each place, and how it was changed. */
export function changedOrder(
  length: number,
  { name, variant }: { name: OrderChange; variant: number },
): { order: number[]; how: string } {
  if (name === 'reverse')
    return { order: Array.from({ length }, (_, at) => length - 1 - at), how: 'read backwards' };
  return { order: [...sample(createRandom(variant, 'order'), length)], how: 'in random order' };
}

const drawn = (at: (x: number, y: number) => number): Float32Array =>
  Float32Array.from({ length: side * side }, (_, place) => at(place % side, Math.floor(place / side)));

const pixel = (image: Float32Array, x: number, y: number): number =>
  x < 0 || y < 0 || x >= side || y >= side ? 0 : (image[y * side + x] as number);

/** The value between four pixels. */
function between(image: Float32Array, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - left, y - top];
  const row = (at: number) => (1 - right) * pixel(image, left, at) + right * pixel(image, left + 1, at);
  return (1 - down) * row(top) + down * row(top + 1);
}
