/** The pictures of the lessons on training and on reading experiments. */
import type { Diagram } from '../shapes.ts';
import { descent } from './descent.ts';
import { epochsPicture } from './epochs.ts';
import { learningRate } from './learning-rate.ts';
import { learningRateLimit } from './learning-rate-limit.ts';
import { lossPicture } from './loss.ts';
import { lossShapes } from './loss-shapes.ts';
import { updatesPicture } from './updates.ts';

export const trainingDiagrams = {
  loss: lossPicture,
  'loss-shapes': lossShapes,
  descent,
  'learning-rate': learningRate,
  'learning-rate-limit': learningRateLimit,
  epochs: epochsPicture,
  updates: updatesPicture,
} satisfies Record<string, Diagram>;
