import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { cachedFile } from './cache.ts';
import { encodeIdx, imageDataset, pixels } from './images.ts';
import { packageFile } from './packages.ts';
import type { LoadOptions } from './splits.ts';
import type { Dataset, DatasetInfo } from './types.ts';

export const fashion: DatasetInfo = {
  name: 'fashion',
  kind: 'classification',
  title: 'Pieces of clothing',
  description:
    'Photos of clothes in ten kinds, 28 × 28 pixels each. The network sees how bright each pixel is, and has to name the kind. Guessing is right once in ten times.',
  remarks: {
    examples: 'Each is 28 × 28 pixels; below it, the right answer.',
    guesses: 'Eight pictures it never trains on: its guess, and how sure it is.',
  },
  shape: { kind: 'image', steps: 28, features: 28, outputs: 10 },
  source: 'Fashion-MNIST by H. Xiao, K. Rasul and R. Vollgraf (Zalando SE), MIT licence',
  maxSamples: 60_000,
};

const classes = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
];

const testPerClass = 200;
const trainPerClass = fashion.maxSamples / classes.length;

/**
 * The package has one JSON file per class and mixes the original splits, so the splits are made here: of each class's
 * different images the first 200 are for testing, the next 6,000 for training. Parsing its 155 MB of JSON takes seconds,
 * so the images are cached once in the original's compact IDX format.
 */
export async function loadFashion(options: LoadOptions, folder?: string): Promise<Dataset> {
  const madeFrom = [import.meta.filename, packageFile('fashion-mnist', 'package.json')];
  let built: Promise<ImageSplits> | undefined;
  const file = (split: keyof ImageSplits, kind: 'images' | 'labels') =>
    cachedFile(
      `fashion-${split}-${kind}.idx`,
      madeFrom,
      async () => {
        built ??= readPackage();
        return encodeIdx((await built)[split][kind], kind);
      },
      folder,
    );
  const files = async (split: keyof ImageSplits) => ({
    images: await file(split, 'images'),
    labels: await file(split, 'labels'),
  });
  const testIndices = Int32Array.from({ length: testPerClass * classes.length }, (_, at) => at);
  return imageDataset(
    fashion,
    classes,
    { train: await files('train'), test: await files('test'), testIndices },
    options,
  );
}

interface Labelled {
  images: Uint8Array;
  labels: Uint8Array;
}
interface ImageSplits {
  test: Labelled;
  train: Labelled;
}

/** Both splits, with the classes in turn: 0, 1, … 9, 0, 1, … */
async function readPackage(): Promise<ImageSplits> {
  const splits: ImageSplits = { test: emptySplit(testPerClass), train: emptySplit(trainPerClass) };
  const seen = new Set<string>();
  const rest: Uint8Array[][] = [];
  for (const label of classes.keys()) {
    const unseen = (await readClass(label)).filter((image) => {
      const key = hash('md5', image, 'base64');
      return !seen.has(key) && seen.add(key);
    });
    place(splits.test, unseen.slice(0, testPerClass), label);
    rest.push(unseen.slice(testPerClass, testPerClass + trainPerClass));
  }
  for (const [label, images] of rest.entries()) place(splits.train, images, label);
  return splits;
}

const emptySplit = (perClass: number): Labelled => ({
  images: new Uint8Array(perClass * classes.length * pixels),
  labels: new Uint8Array(perClass * classes.length),
});

function place(split: Labelled, images: Uint8Array[], label: number): void {
  for (const [nth, image] of images.entries()) {
    const at = nth * classes.length + label;
    split.images.set(image, at * pixels);
    split.labels[at] = label;
  }
}

async function readClass(label: number): Promise<Uint8Array[]> {
  const text = await readFile(packageFile('fashion-mnist', `src/clothes/${label}.json`), 'latin1');
  const { data } = JSON.parse(text) as { data: number[][] };
  // The first class's file ends with an empty row.
  return data.filter((image) => image.length === pixels).map((image) => Uint8Array.from(image));
}
