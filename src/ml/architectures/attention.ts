/**
 * One small transformer block (Vaswani et al. 2017), normalised before each of its parts (Xiong et al. 2020). An image
 * is read row by row, all rows at once. Gradients are not clipped: there is no product over many steps.
 */
import {
  feedForward,
  meanOverSteps,
  normalization,
  positions,
  projection,
  selfAttention,
} from '../layers/index.ts';
import { type Architecture, answersEachStep, sequenceShape, tokenEmbedding } from './architecture.ts';

const heads = 2;
/** Hidden values of the feed-forward part for each value of a step. */
const widening = 2;

export const attentionArchitecture: Architecture = {
  inputShape: sequenceShape,
  featureLayers: (dataset, units) => {
    const width = Math.max(1, Math.round(units / 2));
    const headSize = Math.max(1, Math.round(width / heads));
    const eachStep = answersEachStep(dataset);
    return [
      ...tokenEmbedding(dataset, { mask: !eachStep }),
      projection({ width }),
      positions(),
      selfAttention({ heads, headSize, causal: eachStep }),
      feedForward({ hidden: widening * width }),
      normalization(),
      ...(eachStep ? [] : [meanOverSteps()]),
    ];
  },
};
