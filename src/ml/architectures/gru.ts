/** The gated recurrent unit (Cho et al. 2014). An image is read row by row. */
import { gru } from '../layers/index.ts';
import {
  type Architecture,
  answersEachStep,
  recurrentClipNorm,
  sequenceShape,
  tokenEmbedding,
} from './architecture.ts';

export const gruArchitecture: Architecture = {
  inputShape: sequenceShape,
  featureLayers: (dataset, units) => [
    ...tokenEmbedding(dataset, { mask: !answersEachStep(dataset) }),
    gru({ units, sequences: answersEachStep(dataset) }),
  ],
  clipNorm: recurrentClipNorm,
};
