/** The architectures by name, and the whole network that each makes for a data set. */
import type { Network } from '../../types/training.ts';
import type { Dataset } from '../datasets/types.ts';
import { classifier, dense, dropoutLayer, type Layer } from '../layers/index.ts';
import type { Architecture } from './architecture.ts';
import { cnnArchitecture } from './cnn.ts';
import { gruArchitecture } from './gru.ts';
import { lstmArchitecture } from './lstm.ts';
import { rnnArchitecture } from './rnn.ts';

export const architectures: Record<Network, Architecture> = {
  cnn: cnnArchitecture,
  rnn: rnnArchitecture,
  lstm: lstmArchitecture,
  gru: gruArchitecture,
};

export interface NetworkSizes {
  /** Hidden units of a recurrent layer; a CNN derives its filters from them. */
  units: number;
  /** Share of the last features that is dropped while training; 0 if absent. */
  dropout?: number;
}

/** The layers of a network, the output layer included and the input excluded. */
export function layersFor(
  network: Network,
  dataset: Dataset,
  { units, dropout: rate = 0 }: NetworkSizes,
): Layer[] {
  const { task } = dataset;
  const output =
    task.kind === 'classification'
      ? classifier({ classes: task.labels.length })
      : dense({ name: 'output', units: 1 });
  return [
    ...architectures[network].featureLayers(dataset, units),
    ...(rate > 0 ? [dropoutLayer({ rate })] : []),
    output,
  ];
}

/** Shape of one example as the network takes it: an image for a CNN where there is one, steps otherwise. */
export const inputShape = (network: Network, dataset: Dataset): number[] =>
  architectures[network].inputShape(dataset);
