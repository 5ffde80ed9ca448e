/**
 * The layers that tf.layers does not have: those of the attention network, and the convolution of a text that does not look
 * ahead. A saved network with one of them comes with this file:
 *
 *   import * as tf from '@tensorflow/tfjs';
 *   import { registerLayers } from './attention-layers.mjs';
 *   registerLayers(tf);
 *   const network = await tf.loadLayersModel('file://FOLDER/model.json');
 */

/** Makes the layers known to `tf`, so that tf.loadLayersModel can build them. Returns them. */
export function registerLayers(tf) {
  const epsilon = 1e-5;
  const only = (inputs) => (Array.isArray(inputs) ? inputs[0] : inputs);

  /** Gives the last axis mean 0 and variance 1. */
  const normalized = (x) => {
    const { mean, variance } = tf.moments(x, -1, true);
    return x.sub(mean).div(variance.add(epsilon).sqrt());
  };

  /** The same dense layer at each step: x [batch, steps, features] → [batch, steps, units]. */
  const dense = (x, kernel, bias) => {
    const [batch, steps, features] = x.shape;
    const y = x
      .reshape([batch * steps, features])
      .matMul(kernel.read())
      .add(bias.read());
    return y.reshape([batch, steps, kernel.shape[1]]);
  };

  class Steps extends tf.layers.Layer {
    constructor(config) {
      super(config);
      this.supportsMasking = true;
    }

    computeOutputShape(shape) {
      return shape;
    }

    weights2(name, inputs, outputs) {
      const initializer = tf.initializers.glorotUniform({});
      return [
        this.addWeight(`${name}_kernel`, [inputs, outputs], 'float32', initializer),
        this.addWeight(`${name}_bias`, [outputs], 'float32', tf.initializers.zeros()),
      ];
    }
  }

  /** Adds to each step its place, as sines and cosines of growing period. */
  class SinusoidalPositions extends Steps {
    static className = 'SinusoidalPositions';

    call(inputs) {
      const x = only(inputs);
      const [, steps, width] = x.shape;
      const table = Array.from({ length: steps }, (_, place) =>
        Array.from({ length: width }, (_, column) => {
          const angle = place / 10_000 ** ((column - (column % 2)) / width);
          return column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
        }),
      );
      return tf.tidy(() => x.add(tf.tensor2d(table, [steps, width])));
    }
  }

  /** x + softmax(Q · Kᵀ / √headSize) · V · W, for each head. */
  class SelfAttention extends Steps {
    static className = 'SelfAttention';

    constructor(config) {
      super(config);
      Object.assign(this, { heads: config.heads, headSize: config.headSize, causal: config.causal });
    }

    build(shape) {
      const width = shape.at(-1);
      const all = this.heads * this.headSize;
      this.into = this.weights2('query_key_value', width, 3 * all);
      this.out = this.weights2('output', all, width);
      super.build(shape);
    }

    call(inputs, { mask } = {}) {
      return tf.tidy(() => {
        const x = only(inputs);
        const [batch, steps] = x.shape;
        const { heads, headSize } = this;
        const [query, key, value] = dense(normalized(x), ...this.into)
          .reshape([batch, steps, 3, heads, headSize])
          .transpose([2, 0, 3, 1, 4])
          .unstack();
        let scores = query.matMul(key, false, true).div(Math.sqrt(headSize));
        const hide = (allowed) => {
          scores = scores.add(tf.sub(1, allowed.cast('float32')).mul(-1e9));
        };
        if (this.causal) hide(tf.linalg.bandPart(tf.ones([steps, steps]), -1, 0));
        if (mask) hide(mask.reshape([batch, 1, 1, steps]));
        const looked = scores.softmax().matMul(value).transpose([0, 2, 1, 3]);
        return x.add(dense(looked.reshape([batch, steps, heads * headSize]), ...this.out));
      });
    }

    getConfig() {
      const { heads, headSize, causal } = this;
      return { ...super.getConfig(), heads, headSize, causal };
    }
  }

  /** x + relu(x · W₁ + b₁) · W₂ + b₂ at each step, of the normalised x. */
  class FeedForward extends Steps {
    static className = 'FeedForward';

    constructor(config) {
      super(config);
      this.hidden = config.hidden;
    }

    build(shape) {
      const width = shape.at(-1);
      this.into = this.weights2('hidden', width, this.hidden);
      this.out = this.weights2('output', this.hidden, width);
      super.build(shape);
    }

    call(inputs) {
      return tf.tidy(() => {
        const x = only(inputs);
        return x.add(dense(dense(normalized(x), ...this.into).relu(), ...this.out));
      });
    }

    getConfig() {
      return { ...super.getConfig(), hidden: this.hidden };
    }
  }

  /** The mean over the steps that are no padding. */
  class MeanOverSteps extends Steps {
    static className = 'MeanOverSteps';

    computeOutputShape([batch, , width]) {
      return [batch, width];
    }

    computeMask() {
      return null;
    }

    call(inputs, { mask } = {}) {
      return tf.tidy(() => {
        const x = only(inputs);
        if (!mask) return x.mean(1);
        const real = mask.cast('float32').expandDims(-1);
        return x.mul(real).sum(1).div(real.sum(1).maximum(1));
      });
    }
  }

  /** Conv1D with the padding `causal`, which tf.layers refuses: zeros stand before the first step. */
  class CausalConv1D extends tf.layers.conv1d({ filters: 1, kernelSize: 1 }).constructor {
    static className = 'Conv1D';

    computeOutputShape(shape) {
      const [batch, steps, filters] = super.computeOutputShape(shape);
      return [batch, this.padding === 'causal' ? Math.ceil(shape[1] / this.strides[0]) : steps, filters];
    }

    call(inputs, kwargs) {
      if (this.padding !== 'causal') return super.call(inputs, kwargs);
      return tf.tidy(() => {
        const [[size], [dilation]] = [this.kernelSize, this.dilationRate];
        const padded = only(inputs).pad([
          [0, 0],
          [dilation * (size - 1), 0],
          [0, 0],
        ]);
        this.padding = 'valid';
        try {
          return super.call(padded, kwargs);
        } finally {
          this.padding = 'causal';
        }
      });
    }
  }

  const all = { SinusoidalPositions, SelfAttention, FeedForward, MeanOverSteps, CausalConv1D };
  for (const layer of Object.values(all)) tf.serialization.registerClass(layer);
  return all;
}
