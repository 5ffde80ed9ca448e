/** The long short-term memory (Hochreiter & Schmidhuber 1997). An image is read row by row. */
import { lstm } from '../layers/index.ts';
import {
  type Architecture,
  answersEachStep,
  recurrentClipNorm,
  sequenceShape,
  tokenEmbedding,
} from './architecture.ts';

export const lstmArchitecture: Architecture = {
  inputShape: sequenceShape,
  featureLayers: (dataset, units) => [
    ...tokenEmbedding(dataset, { mask: !answersEachStep(dataset) }),
    lstm({ units, sequences: answersEachStep(dataset) }),
  ],
  clipNorm: recurrentClipNorm,
};
