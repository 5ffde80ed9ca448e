import { hasModel, modelFolder } from '../../../src/ml/encoder/files.ts';

/** Why the tests are skipped; nothing when they are not. */
export const noModel = hasModel(modelFolder) ? undefined : 'the set-up could not fetch the sentence encoder';

export const likeness = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? Number.NaN), 0);
