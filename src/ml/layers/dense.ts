import { dim, formatShape, sizeOf, type Tensor } from '../engine/graph.ts';
import { type Activation, activations } from '../engine/ops/activation.ts';
import { addBias, matmul } from '../engine/ops/linear.ts';
import { reshape } from '../engine/ops/shape.ts';
import { glorotUniform, zerosInitializer } from './initializers.ts';
import type { ForwardPass, Layer } from './layer.ts';

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
 * The output layer of a classification: x [batch, features] → logits [batch, classes]. The loss computes softmax and
 * logarithm together, which is numerically stable. In a saved model it is a dense layer with softmax.
 */
export function classifier({ classes }: { classes: number }): Layer {
  return {
    name: 'output',
    keras: { className: 'Dense', config: { units: classes, activation: 'softmax' } },
    forward: (x, pass) => product(x, classes, pass),
  };
}

/** The same at every step, for a language: x [batch, steps, features] → logits [batch, steps, classes]. */
export function stepClassifier({ classes }: { classes: number }): Layer {
  const { forward, ...layer } = classifier({ classes });
  return {
    ...layer,
    forward(x, pass) {
      if (x.shape.length !== 3)
        throw x.graph.error(`expected [batch, steps, features], got ${formatShape(x.shape)}`);
      const [batch = 0, steps = 0, features = 0] = x.shape;
      const logits = forward(reshape(x, [sizeOf([batch, steps]), features]), pass);
      return reshape(logits, [batch, steps, classes]);
    },
  };
}

function product(x: Tensor, units: number, pass: ForwardPass): Tensor {
  if (x.shape.length !== 2) throw x.graph.error(`expected [batch, features], got ${formatShape(x.shape)}`);
  const kernel = pass.weight('kernel', [dim(x, 1), units], glorotUniform);
  return addBias(matmul(x, kernel), pass.weight('bias', [units], zerosInitializer));
}
