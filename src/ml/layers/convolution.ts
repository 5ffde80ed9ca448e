import { dim, type Tensor } from '../engine/graph.ts';
import { type Activation, activations } from '../engine/ops/activation.ts';
import { conv2d, type Padding } from '../engine/ops/convolution.ts';
import { addBias } from '../engine/ops/linear.ts';
import { pad, reshape } from '../engine/ops/shape.ts';
import { glorotUniform, heUniform, zerosInitializer } from './initializers.ts';
import type { Layer } from './layer.ts';

/** The initializer of a kernel by the activation that follows it. */
const initializerFor = {
  relu: heUniform,
  tanh: glorotUniform,
  sigmoid: glorotUniform,
  linear: glorotUniform,
};

export interface ConvolutionOptions {
  name: string;
  filters: number;
  /** Size of a filter along each axis. */
  size: number;
  stride?: number;
  padding?: Padding;
  activation?: Activation;
}

/** x [batch, height, width, channels] → [batch, height′, width′, filters]. */
export function convolution2d(options: ConvolutionOptions): Layer {
  const { name, filters, size, stride = 1, padding = 'valid', activation = 'linear' } = options;
  return {
    name,
    keras: { className: 'Conv2D', config: configuration(options, 2) },
    forward(x, pass) {
      const kernel = pass.weight('kernel', [size, size, dim(x, 3), filters], initializerFor[activation]);
      const y = conv2d(x, kernel, [stride, stride], padding);
      return activations[activation](addBias(y, pass.weight('bias', [filters], zerosInitializer)));
    },
  };
}

/** With `causal`, an output depends on no later step: what is missing before the first one counts as zero. */
export type SequencePadding = Padding | 'causal';

/** x [batch, steps, channels] → [batch, steps′, filters]: a convolution over images of height 1. */
export function convolution1d(
  options: Omit<ConvolutionOptions, 'padding'> & { padding?: SequencePadding },
): Layer {
  const { name, filters, size, stride = 1, padding = 'valid', activation = 'linear' } = options;
  return {
    name,
    keras: {
      ...{ className: 'Conv1D', config: configuration(options, 1) },
      ...(padding === 'causal' && { custom: true }),
    },
    forward(x, pass) {
      const channels = dim(x, 2);
      const kernel = pass.weight('kernel', [size, channels, filters], initializerFor[activation]);
      const filter = reshape(kernel, [1, size, channels, filters]);
      const isCausal = padding === 'causal';
      const input = isCausal ? pad(x, [none, [size - 1, 0], none]) : x;
      const y = squeezeHeight(conv2d(expandHeight(input), filter, [1, stride], isCausal ? 'valid' : padding));
      return activations[activation](addBias(y, pass.weight('bias', [filters], zerosInitializer)));
    },
  };
}

const none = [0, 0];

/** [batch, steps, channels] → [batch, 1, steps, channels], and back: a sequence is an image of height 1. */
export const expandHeight = (x: Tensor): Tensor => reshape(x, [dim(x, 0), 1, dim(x, 1), dim(x, 2)]);
export const squeezeHeight = (x: Tensor): Tensor => reshape(x, [dim(x, 0), dim(x, 2), dim(x, 3)]);

function configuration(
  options: Omit<ConvolutionOptions, 'padding'> & { padding?: SequencePadding },
  axes: number,
): Record<string, unknown> {
  const { filters, size, stride = 1, padding = 'valid', activation = 'linear' } = options;
  const each = (dim: number) => Array<number>(axes).fill(dim);
  return { filters, kernel_size: each(size), strides: each(stride), padding, activation };
}
