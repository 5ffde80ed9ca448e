/** The simple recurrent network (Elman 1990). An image is read row by row. */
import { rnn } from '../layers/index.ts';
import { type Architecture, recurrentClipNorm, sequenceShape, tokenEmbedding } from './architecture.ts';

export const rnnArchitecture: Architecture = {
  inputShape: sequenceShape,
  featureLayers: (dataset, units) => [...tokenEmbedding(dataset, { mask: true }), rnn({ units })],
  clipNorm: recurrentClipNorm,
};
