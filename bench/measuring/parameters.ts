import { inputShape, layersFor } from '../../src/ml/architectures/index.ts';
import type { Dataset } from '../../src/ml/datasets/types.ts';
import { compileModel } from '../../src/ml/training/compiled-model.ts';
import type { Network } from '../../src/types/training.ts';

const part = (size: number) => ({ size, x: new Float32Array(size * 784), y: new Int32Array(size) });

/** The shape of MNIST, without its images. */
const digits: Dataset = {
  name: 'digits',
  title: '',
  source: '',
  steps: 28,
  features: 28,
  image: { height: 28, width: 28, channels: 1 },
  task: { kind: 'classification', labels: [...'0123456789'] },
  train: part(2),
  validation: part(2),
  test: part(2),
};

/** How many numbers a network of ours learns on digits with so many units. */
export function ownParameters(network: Network, units: number): number {
  const { layers } = compileModel(digits, {
    input: inputShape(network, digits),
    layers: layersFor(network, digits, { units }),
    batch: 2,
    evaluationBatch: 2,
    seed: 1,
  });
  return layers.reduce((total, { params }) => total + params, 0);
}
