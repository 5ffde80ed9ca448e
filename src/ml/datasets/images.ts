/** Images in MNIST's IDX format: a header of big-endian 32-bit words, then one byte per pixel or label. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { UserError } from '../../types/errors.ts';
import type { Sample } from '../../types/recording.ts';
import { checkSamples, drawSplits, type LoadOptions } from './splits.ts';
import type { Dataset, DatasetInfo, DatasetSplit } from './types.ts';

/** Height and width of an image in pixels. */
const side = 28;
export const pixels = side * side;

const imageHeader = 16;
const labelHeader = 8;

export interface ImageFiles {
  images: string;
  labels: string;
}

/** The bytes of an IDX file: images of [size, 28, 28], or labels of [size]. */
export function encodeIdx(bytes: Uint8Array, kind: 'images' | 'labels'): Uint8Array {
  const words = kind === 'images' ? [0x803, bytes.length / pixels, side, side] : [0x801, bytes.length];
  const file = Buffer.alloc(words.length * 4 + bytes.length);
  words.forEach((word, at) => {
    file.writeUInt32BE(word, at * 4);
  });
  file.set(bytes, words.length * 4);
  return file;
}

/**
 * The images at the indices `chosen` as [count, 28, 28] with pixels in 0…1, and their labels. Reads no other images.
 * @throws UserError if the file is incomplete
 */
function readSplit(files: ImageFiles, labels: Uint8Array, chosen: ArrayLike<number>): DatasetSplit {
  const x = new Float32Array(chosen.length * pixels);
  const y = new Int32Array(chosen.length);
  const image = new Uint8Array(pixels);
  const file = openSync(files.images, 'r');
  try {
    for (let at = 0; at < chosen.length; at++) {
      const index = chosen[at] as number;
      const read = readSync(file, image, 0, pixels, imageHeader + index * pixels);
      if (read < pixels)
        throw new UserError(`${files.images} is incomplete: run \`npm ci\` to install it again.`);
      for (let pixel = 0; pixel < pixels; pixel++) x[at * pixels + pixel] = (image[pixel] as number) / 255;
      y[at] = labels[index] as number;
    }
  } finally {
    closeSync(file);
  }
  return { size: chosen.length, x, y };
}

/**
 * A data set of images. Training and validation examples are drawn by seed from one pair of files; the test split has
 * fixed indices into the other pair.
 * @throws UserError for a number of samples that the data set does not have
 */
export function imageDataset(
  info: DatasetInfo,
  classes: readonly string[],
  files: { train: ImageFiles; test: ImageFiles; testIndices: ArrayLike<number> },
  options: LoadOptions,
): Dataset {
  checkSamples(info, options.samples);
  const labels = {
    train: readFileSync(files.train.labels).subarray(labelHeader),
    test: readFileSync(files.test.labels).subarray(labelHeader),
  };
  const drawn = drawSplits(labels.train.length, options);
  const test = readSplit(files.test, labels.test, files.testIndices);
  return {
    name: info.name,
    title: info.title,
    source: info.source,
    steps: side,
    features: side,
    image: { height: side, width: side, channels: 1 },
    task: { kind: 'classification', labels: [...classes] },
    train: readSplit(files.train, labels.train, drawn.train),
    validation: readSplit(files.train, labels.train, drawn.validation),
    test,
    show: (position) => imageSample(test, position),
  };
}

/** An image of a split with its pixels as bytes. */
export function imageSample({ x }: DatasetSplit, position: number): Sample {
  const image = x.subarray(position * pixels, (position + 1) * pixels);
  const bytes = Uint8Array.from(image, (value) => Math.round(255 * value));
  return { kind: 'image', pixels: Buffer.from(bytes).toString('base64') };
}
