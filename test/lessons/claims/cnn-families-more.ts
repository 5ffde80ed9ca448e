/** Known CNNs, counted from their plans. */
import { sumOf } from './formulas.ts';

/** Weights of a convolution without biases. */
export const conv = (side: number, from: number, to: number) => side * side * from * to;
const biased = (side: number, from: number, to: number) => conv(side, from, to) + to;
const dense = (from: number, to: number) => (from + 1) * to;
/** With batch normalisation, which learns a scale and a shift for each channel. */
const normed = (side: number, from: number, to: number) => conv(side, from, to) + 2 * to;
const depthwise = (side: number, channels: number) => side * side * channels + 2 * channels;
const times = (count: number, of: (i: number) => number) =>
  sumOf(Array.from({ length: count }, (_, i) => of(i)));

/** The third layer's 16 maps read 60 of 6 · 16 maps; the outputs of the last layer have fixed weights. */
const leNet = biased(5, 1, 6) + 2 * 6 + (60 * 25 + 16) + 2 * 16 + biased(5, 16, 120) + dense(120, 84);

/** On two cards: the second, fourth and fifth convolution read half of the maps. */
const alexNet =
  sumOf([
    biased(11, 3, 96),
    biased(5, 48, 256),
    biased(3, 256, 384),
    biased(3, 192, 384),
    biased(3, 192, 256),
  ]) + sumOf([dense(6 * 6 * 256, 4096), dense(4096, 4096), dense(4096, 1000)]);

export const vggSides = [64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512];
export const vggFirstDense = dense(7 * 7 * 512, 4096);
const vgg =
  sumOf(vggSides.map((to, i) => biased(3, vggSides[i - 1] ?? 3, to))) +
  sumOf([vggFirstDense, dense(4096, 4096), dense(4096, 1000)]);

const modules = [
  [192, 64, 96, 128, 16, 32, 32],
  [256, 128, 128, 192, 32, 96, 64],
  [480, 192, 96, 208, 16, 48, 64],
  [512, 160, 112, 224, 24, 64, 64],
  [512, 128, 128, 256, 24, 64, 64],
  [512, 112, 144, 288, 32, 64, 64],
  [528, 256, 160, 320, 32, 128, 128],
  [832, 256, 160, 320, 32, 128, 128],
  [832, 384, 192, 384, 48, 128, 128],
] as const;
const googLeNet =
  sumOf([biased(7, 3, 64), biased(1, 64, 64), biased(3, 64, 192), dense(1024, 1000)]) +
  sumOf(
    modules.map(([from, one, before3, three, before5, five, pooled]) =>
      sumOf([
        biased(1, from, one),
        biased(1, from, before3) + biased(3, before3, three),
        biased(1, from, before5) + biased(5, before5, five),
        biased(1, from, pooled),
      ]),
    ),
  );

const bottleneck = (from: number, inside: number) =>
  normed(1, from, inside) +
  normed(3, inside, inside) +
  normed(1, inside, 4 * inside) +
  (from === 4 * inside ? 0 : normed(1, from, 4 * inside));
const stages = [3, 4, 6, 3];
/** Each block but the first of a stage keeps the channels. */
const resNet =
  normed(7, 3, 64) +
  sumOf(
    stages.map((blocks, stage) =>
      times(blocks, (i) =>
        bottleneck(i ? 256 * 2 ** stage : 64 * (stage ? 2 * 2 ** stage : 1), 64 * 2 ** stage),
      ),
    ),
  ) +
  dense(2048, 1000);

/** Multiply-adds of bottlenecks, as many per stage, with strides in their first convolutions. */
export const bottleneckWork = (blocks: readonly number[]): number =>
  112 ** 2 * conv(7, 3, 64) +
  sumOf(
    blocks.map((count, stage) => {
      const [side, inside] = [56 / 2 ** stage, 64 * 2 ** stage];
      const from = stage ? 2 * inside : 64;
      const rest = conv(3, inside, inside) + conv(1, inside, 4 * inside);
      const first = conv(1, from, inside) + conv(1, from, 4 * inside);
      return side ** 2 * (count * rest + first + (count - 1) * conv(1, 4 * inside, inside));
    }),
  ) +
  2048 * 1000;

/** A layer norms what it reads, then makes 4 · 32 maps, then 32. */
const denseLayer = (from: number) => 2 * from + normed(1, from, 128) + conv(3, 128, 32);
const denseBlocks = [6, 12, 24, 16].reduce(
  ({ channels, all }, layers, block) => {
    const made = channels + 32 * layers;
    const left = block < 3 ? made / 2 : made;
    const between = 2 * made + (block < 3 ? conv(1, made, left) : 0);
    return { channels: left, all: all + times(layers, (i) => denseLayer(channels + 32 * i)) + between };
  },
  { channels: 64, all: normed(7, 3, 64) },
);
const denseNet = denseBlocks.all + dense(1024, 1000);

/** Channels out and side of the map of each separable layer of MobileNet. */
const separable = [
  [64, 112],
  [128, 56],
  [128, 56],
  [256, 28],
  [256, 28],
  [512, 14],
  [512, 14],
  [512, 14],
  [512, 14],
  [512, 14],
  [512, 14],
  [1024, 7],
  [1024, 7],
] as const;
const read = (i: number) => separable[i - 1]?.[0] ?? 32;
const mobileNet =
  normed(3, 3, 32) +
  sumOf(separable.map(([to], i) => depthwise(3, read(i)) + normed(1, read(i), to))) +
  dense(1024, 1000);
const ends = conv(3, 3, 32) * 112 ** 2 + 1024 * 1000;
/** Multiply-adds for one picture. */
export const work = {
  separable: ends + sumOf(separable.map(([to, side], i) => side ** 2 * (9 * read(i) + conv(1, read(i), to)))),
  ordinary: ends + sumOf(separable.map(([to, side], i) => side ** 2 * conv(3, read(i), to))),
};

/** Enlargement, side of the filter, channels out, repeats. */
const inverted = [
  [1, 3, 16, 1],
  [6, 3, 24, 2],
  [6, 5, 40, 2],
  [6, 3, 80, 3],
  [6, 5, 112, 3],
  [6, 5, 192, 4],
  [6, 3, 320, 1],
] as const;
const invertedBlock = (from: number, enlarged: number, side: number, to: number) => {
  const [inside, squeezed] = [from * enlarged, from / 4];
  const weighing = dense(inside, squeezed) + dense(squeezed, inside);
  return (
    (enlarged > 1 ? normed(1, from, inside) : 0) + depthwise(side, inside) + weighing + normed(1, inside, to)
  );
};
const efficientNet =
  normed(3, 3, 32) +
  sumOf(
    inverted.map(([enlarged, side, to, repeats], stage) =>
      times(repeats, (i) => invertedBlock(i ? to : (inverted[stage - 1]?.[2] ?? 32), enlarged, side, to)),
    ),
  ) +
  normed(1, 320, 1280) +
  dense(1280, 1000);

/** Each block ends with a scale per channel. */
const convNeXtBlock = (width: number) =>
  width * 49 + width + 2 * width + dense(width, 4 * width) + dense(4 * width, width) + width;
const depths = [
  [3, 96],
  [3, 192],
  [9, 384],
  [3, 768],
] as const;
const convNeXt =
  biased(4, 3, 96) +
  2 * 96 +
  sumOf(depths.map(([blocks, width]) => blocks * convNeXtBlock(width))) +
  sumOf(depths.slice(1).map(([, width]) => width + biased(2, width / 2, width))) +
  2 * 768 +
  dense(768, 1000);

export const parameters = {
  leNet,
  alexNet,
  vgg,
  googLeNet,
  resNet,
  denseNet,
  mobileNet,
  efficientNet,
  convNeXt,
};
