import { expect } from 'vitest';
import type { Layer } from '../../../src/ml/layers/index.ts';
import type { InspectedLayer, MapBlock, NetworkTrace } from '../../../src/types/inspection.ts';
import { drawWeights } from '../models.ts';

/** Untrained layers with drawn weights, as a kept network. */
export const network = (layers: Layer[], input: number[], tokens = false) => ({
  ...{ layers, input },
  weights: drawWeights(layers, [1, ...input], tokens),
});

export const layerNamed = ({ layers }: NetworkTrace, name: string): InspectedLayer => {
  const found = layers.find((layer) => layer.name === name);
  if (!found) throw new Error(`no layer ${name}`);
  return found;
};

/** One value of a block by its indices. */
export const at = ({ shape, values }: MapBlock, ...indices: number[]): number =>
  values[indices.reduce((place, index, axis) => place * (shape[axis] as number) + index, 0)] as number;

/** Of a text padded with zeros, the words count and the padding does not. */
export function expectNothingOfPadding({ saliency }: NetworkTrace, words: number): void {
  expect([...saliency.values].map((value) => value > 0)).toEqual(
    Array.from(saliency.values, (_, step) => step < words),
  );
}
