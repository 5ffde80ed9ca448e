import { dim, formatShape, type Tensor } from '../engine/graph.ts';
import { type Activation, activations } from '../engine/ops/activation.ts';
import { addBias, matmul } from '../engine/ops/linear.ts';
import { glorotUniform, zerosInitializer } from './initializers.ts';
import type { Layer, Pass } from './layer.ts';

export interface DenseOptions {
  name?: string;
  units: number;
  activation?: Activation;
}

/** y = activation(x · kernel + bias), x [batch, features] → [batch, units]. */
export function dense({ name = 'dense', units, activation = 'linear' }: DenseOptions): Layer {
  return {
    name,
    keras: { className: 'Dense', config: { units, activation } },
    forward: (x, pass) => activations[activation](product(x, units, pass)),
  };
}

/**
 * The last layer of a classification. It gives logits: the loss takes the softmax together with the logarithm, where
 * the two are stable. Saved, it is a dense layer with softmax.
 */
export function classifier({ classes }: { classes: number }): Layer {
  return {
    name: 'output',
    keras: { className: 'Dense', config: { units: classes, activation: 'softmax' } },
    forward: (x, pass) => product(x, classes, pass),
  };
}

function product(x: Tensor, units: number, pass: Pass): Tensor {
  if (x.shape.length !== 2) throw x.graph.error(`expected [batch, features], got ${formatShape(x.shape)}`);
  const kernel = pass.weight('kernel', [dim(x, 1), units], glorotUniform);
  return addBias(matmul(x, kernel), pass.weight('bias', [units], zerosInitializer));
}
