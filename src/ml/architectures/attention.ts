/**
 * One small transformer block (Vaswani et al. 2017), normalised before each of its parts (Xiong et al. 2020). An image
 * is read row by row, all rows at once. Gradients are not clipped: there is no product over many steps.
 */
import {
  feedForward,
  meanOverSteps,
  normalization,
  positionEncoding,
  projection,
  selfAttention,
} from '../layers/index.ts';
import { type Architecture, answersEachStep, sequenceShape, tokenEmbedding } from './architecture.ts';

const heads = 2;

/** Each step has units / 2 values, each head looks with units / 4 of its own, and the dense network has `units` inside. */
export const attentionArchitecture: Architecture = {
  inputShape: sequenceShape,
  featureLayers: (dataset, units) => {
    const eachStep = answersEachStep(dataset);
    return [
      ...tokenEmbedding(dataset, { mask: !eachStep }),
      projection({ width: atLeastOne(units / 2) }),
      positionEncoding(),
      selfAttention({ heads, headSize: atLeastOne(units / 4), causal: eachStep }),
      feedForward({ hidden: units }),
      ...(eachStep ? [] : [meanOverSteps()]),
      normalization(),
    ];
  },
};

const atLeastOne = (values: number): number => Math.max(1, Math.round(values));
