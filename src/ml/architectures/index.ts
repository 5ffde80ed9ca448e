/** The architectures by name, and the whole network that each makes for a data set. */
import type { Network } from '../../types/training.ts';
import type { Dataset } from '../datasets/types.ts';
import { classifier, dense, dropoutLayer, type Layer, stepClassifier } from '../layers/index.ts';
import type { Architecture } from './architecture.ts';
import { attentionArchitecture } from './attention.ts';
import { cnnArchitecture } from './cnn.ts';
import { gruArchitecture } from './gru.ts';
import { lstmArchitecture } from './lstm.ts';
import { rnnArchitecture } from './rnn.ts';

export const architectures: Record<Network, Architecture> = {
  cnn: cnnArchitecture,
  rnn: rnnArchitecture,
  lstm: lstmArchitecture,
  gru: gruArchitecture,
  attention: attentionArchitecture,
};

export interface NetworkSizes {
  /** Hidden units of a recurrent layer. A CNN derives its filters from them, attention its width. */
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
  return [
    ...architectures[network].featureLayers(dataset, units),
    ...(rate > 0 ? [dropoutLayer({ rate })] : []),
    outputLayer(dataset.task),
  ];
}

function outputLayer(task: Dataset['task']): Layer {
  if (task.kind === 'forecast') return dense({ name: 'output', units: 1 });
  const classes = task.labels.length;
  return task.kind === 'language' ? stepClassifier({ classes }) : classifier({ classes });
}

/** Shape of one example as the network takes it: an image for a CNN where there is one, steps otherwise. */
export const inputShape = (network: Network, dataset: Dataset): number[] =>
  architectures[network].inputShape(dataset);
