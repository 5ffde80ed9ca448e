import { notEqual } from '../engine/ops/arithmetic.ts';
import { gather } from '../engine/ops/gather.ts';
import { cast, sum } from '../engine/ops/shape.ts';
import { embeddingUniform } from './initializers.ts';
import type { Layer } from './layer.ts';

export interface EmbeddingOptions {
  /** Token ids are below this. */
  vocabulary: number;
  /** Length of the vector that stands for a token. */
  size: number;
  /** Treats id 0 as padding at the end: recurrent layers stop at each example's last real token. */
  mask?: boolean;
}

/** Token ids [batch, steps], int32 → [batch, steps, size]. */
export function embedding({ vocabulary, size, mask = false }: EmbeddingOptions): Layer {
  return {
    name: 'embedding',
    keras: {
      className: 'Embedding',
      config: { input_dim: vocabulary, output_dim: size, mask_zero: mask },
    },
    forward(tokens, pass) {
      if (tokens.dtype !== 'int32') throw tokens.graph.error('an embedding takes token ids');
      if (mask) pass.lengths = sum(cast(notEqual(tokens, tokens.graph.intConstant([0], [])), 'int32'), [1]);
      return gather(pass.weight('embeddings', [vocabulary, size], embeddingUniform), tokens);
    },
  };
}
