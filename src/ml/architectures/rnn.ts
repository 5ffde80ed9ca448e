/** The simple recurrent network (Elman 1990). An image is read row by row. */
import { rnn } from '../layers/index.ts';
import {
  type Architecture,
  answersEachStep,
  recurrentClipNorm,
  sequenceShape,
  tokenEmbedding,
} from './architecture.ts';

export const rnnArchitecture: Architecture = {
  inputShape: sequenceShape,
  featureLayers: (dataset, units) => [
    ...tokenEmbedding(dataset, { mask: !answersEachStep(dataset) }),
    rnn({ units, sequences: answersEachStep(dataset) }),
  ],
  clipNorm: recurrentClipNorm,
};
