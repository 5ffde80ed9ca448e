/** The pictures of the lessons on training and on reading experiments. */
import type { Diagram } from '../shapes.ts';
import { adamDiagram } from './adam.ts';
import { baselinesPicture } from './baselines.ts';
import { bestWeights } from './best-weights.ts';
import { carriedState } from './carried-state.ts';
import { channelOrder } from './channel-order.ts';
import { clipByValue } from './clip-by-value.ts';
import { clipping } from './clipping.ts';
import { confusionPicture } from './confusion.ts';
import { descent } from './descent.ts';
import { epochsPicture } from './epochs.ts';
import { errorBars } from './error-bars.ts';
import { fairComparison } from './fair-comparison.ts';
import { fewerErrors } from './fewer-errors.ts';
import { fourQuestions } from './four-questions.ts';
import { inputShapes } from './input-shapes.ts';
import { layerOutputs } from './layer-outputs.ts';
import { leakage } from './leakage.ts';
import { learningRate } from './learning-rate.ts';
import { learningRateLimit } from './learning-rate-limit.ts';
import { lossPicture } from './loss.ts';
import { lossCurves } from './loss-curves.ts';
import { lossShapes } from './loss-shapes.ts';
import { overfitting } from './overfitting.ts';
import { overfittingFreedom } from './overfitting-freedom.ts';
import { precisionRecall } from './precision-recall.ts';
import { ravine } from './ravine.ts';
import { seedsPicture } from './seeds.ts';
import { softmaxOnce } from './softmax-once.ts';
import { threeBars } from './three-bars.ts';
import { timeDistributed } from './time-distributed.ts';
import { timeToGoal } from './time-to-goal.ts';
import { updatesPicture } from './updates.ts';
import { validation } from './validation.ts';

export const trainingDiagrams = {
  loss: lossPicture,
  'loss-shapes': lossShapes,
  descent,
  ravine,
  'learning-rate': learningRate,
  'learning-rate-limit': learningRateLimit,
  adam: adamDiagram,
  epochs: epochsPicture,
  updates: updatesPicture,
  overfitting,
  'overfitting-freedom': overfittingFreedom,
  validation,
  leakage,
  seeds: seedsPicture,
  clipping,
  'clip-by-value': clipByValue,
  'time-to-goal': timeToGoal,
  'four-questions': fourQuestions,
  'loss-curves': lossCurves,
  'best-weights': bestWeights,
  confusion: confusionPicture,
  'precision-recall': precisionRecall,
  baselines: baselinesPicture,
  'fewer-errors': fewerErrors,
  'error-bars': errorBars,
  'three-bars': threeBars,
  'fair-comparison': fairComparison,
  'input-shapes': inputShapes,
  'layer-outputs': layerOutputs,
  'channel-order': channelOrder,
  'carried-state': carriedState,
  'softmax-once': softmaxOnce,
  'time-distributed': timeDistributed,
} satisfies Record<string, Diagram>;
