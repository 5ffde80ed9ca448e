import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { cachedFile } from './cache.ts';
import { encodeIdx, imageDataset, pixels } from './images.ts';
import { packageFile } from './packages.ts';
import type { LoadOptions } from './splits.ts';
import type { Dataset, DatasetInfo } from './types.ts';

export const fashion: DatasetInfo = {
  name: 'fashion',
  title: 'Pieces of clothing',
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
 * The package keeps one JSON file a class and has mixed the parts of the original, so we fix our own: the first
 * 200 different images of each class test, the next 6,000 train. An image that occurs twice is taken once.
 * Parsing 155 MB of JSON takes seconds, so it is done once, into the compact files of the original.
 */
export async function loadFashion(options: LoadOptions, folder?: string): Promise<Dataset> {
  const madeFrom = [import.meta.filename, packageFile('fashion-mnist', 'package.json')];
  let built: Promise<Split> | undefined;
  const file = (part: keyof Split, kind: 'images' | 'labels') =>
    cachedFile(
      `fashion-${part}-${kind}.idx`,
      madeFrom,
      async () => {
        built ??= readPackage();
        return encodeIdx((await built)[part][kind], kind);
      },
      folder,
    );
  const files = async (part: keyof Split) => ({
    images: await file(part, 'images'),
    labels: await file(part, 'labels'),
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
interface Split {
  test: Labelled;
  train: Labelled;
}

/** Both parts with the classes in turn: 0, 1, … 9, 0, 1, … */
async function readPackage(): Promise<Split> {
  const split: Split = { test: emptyPart(testPerClass), train: emptyPart(trainPerClass) };
  const seen = new Set<string>();
  const rest: Uint8Array[][] = [];
  for (const label of classes.keys()) {
    const unseen = (await readClass(label)).filter((image) => {
      const key = hash('md5', image, 'base64');
      return !seen.has(key) && seen.add(key);
    });
    place(split.test, unseen.slice(0, testPerClass), label);
    rest.push(unseen.slice(testPerClass, testPerClass + trainPerClass));
  }
  for (const [label, images] of rest.entries()) place(split.train, images, label);
  return split;
}

const emptyPart = (perClass: number): Labelled => ({
  images: new Uint8Array(perClass * classes.length * pixels),
  labels: new Uint8Array(perClass * classes.length),
});

function place(part: Labelled, images: Uint8Array[], label: number): void {
  for (const [nth, image] of images.entries()) {
    const at = nth * classes.length + label;
    part.images.set(image, at * pixels);
    part.labels[at] = label;
  }
}

async function readClass(label: number): Promise<Uint8Array[]> {
  const text = await readFile(packageFile('fashion-mnist', `src/clothes/${label}.json`), 'latin1');
  const { data } = JSON.parse(text) as { data: number[][] };
  // The file of the first class ends in an empty row.
  return data.filter((image) => image.length === pixels).map((image) => Uint8Array.from(image));
}
