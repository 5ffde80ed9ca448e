/** The definition of an architecture, and the parts that several of them share. */
import type { Dataset } from '../datasets/types.ts';
import { embedding, type Layer } from '../layers/index.ts';

export interface Architecture {
  /** Shape of one example as the first layer takes it. */
  inputShape(dataset: Dataset): number[];
  /**
   * The layers from the input up to the output layer, for an image, a sequence of numbers or a text. For a language (see
   * `answersEachStep`) they keep the steps, [batch, steps, features], and no step may depend on a later one.
   */
  featureLayers(dataset: Dataset, units: number): Layer[];
  /** Upper bound of the gradients' global norm; without one, gradients are not clipped. */
  clipNorm?: number;
}

/** One example as a sequence: [steps, features], or [steps] for token ids. */
export const sequenceShape = ({ vocabulary, steps, features }: Dataset): number[] =>
  vocabulary ? [steps] : [steps, features];

/** Whether the network answers at every step, from the steps up to it, instead of once at the end. */
export const answersEachStep = ({ task }: Dataset): boolean => task.kind === 'language';

/** Length of the vector that stands for a token. */
const embeddingSize = 32;

/** The embedding of a text's tokens; no layer for other data. `mask` makes recurrent layers stop before the padding. */
export const tokenEmbedding = ({ vocabulary }: Dataset, { mask }: { mask: boolean }): Layer[] =>
  vocabulary ? [embedding({ vocabulary, size: embeddingSize, mask })] : [];

/**
 * The clipping norm of the recurrent networks. Back-propagation through time multiplies once per step, so a gradient
 * can explode. One such gradient would undo what the network has learned.
 */
export const recurrentClipNorm = 1;
