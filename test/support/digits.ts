/** The networks on a data set with the shape of MNIST, but without its images. */
import { inputShape, layersFor } from '../../src/ml/architectures/index.ts';
import type { Dataset } from '../../src/ml/datasets/types.ts';
import { type CompiledModel, compileModel } from '../../src/ml/training/compiled-model.ts';
import type { Network } from '../../src/types/training.ts';

const split = (size: number) => ({
  size,
  x: new Float32Array(size * 784).fill(0.5),
  y: new Int32Array(size),
});

export const greyDigits: Dataset = {
  name: 'digits',
  title: '',
  source: '',
  steps: 28,
  features: 28,
  image: { height: 28, width: 28, channels: 1 },
  task: { kind: 'classification', labels: [...'0123456789'] },
  train: split(4),
  validation: split(2),
  test: split(2),
};

export const compileNetwork = (network: Network, units: number, dataset = greyDigits): CompiledModel =>
  compileModel(dataset, {
    input: inputShape(network, dataset),
    layers: layersFor(network, dataset, { units }),
    batch: 4,
    evaluationBatch: 4,
    seed: 1,
  });

export const parameterCount = ({ layers }: CompiledModel): number =>
  layers.reduce((total, { params }) => total + params, 0);
