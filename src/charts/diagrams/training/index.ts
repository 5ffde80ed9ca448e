/** The pictures of the lessons on training and on reading experiments. */
import type { Diagram } from '../shapes.ts';
import { adam } from './adam.ts';
import { clipByValue } from './clip-by-value.ts';
import { clipping } from './clipping.ts';
import { descent } from './descent.ts';
import { epochsPicture } from './epochs.ts';
import { leakage } from './leakage.ts';
import { learningRate } from './learning-rate.ts';
import { learningRateLimit } from './learning-rate-limit.ts';
import { lossPicture } from './loss.ts';
import { lossShapes } from './loss-shapes.ts';
import { overfitting } from './overfitting.ts';
import { overfittingFreedom } from './overfitting-freedom.ts';
import { seedsPicture } from './seeds.ts';
import { updatesPicture } from './updates.ts';
import { validation } from './validation.ts';

export const trainingDiagrams = {
  loss: lossPicture,
  'loss-shapes': lossShapes,
  descent,
  'learning-rate': learningRate,
  'learning-rate-limit': learningRateLimit,
  adam,
  epochs: epochsPicture,
  updates: updatesPicture,
  overfitting,
  'overfitting-freedom': overfittingFreedom,
  validation,
  leakage,
  seeds: seedsPicture,
  clipping,
  'clip-by-value': clipByValue,
} satisfies Record<string, Diagram>;
