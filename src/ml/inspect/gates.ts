/**
 * The gates of an LSTM or a GRU over time. The fused ops do not give them out, but they follow from the input, the hidden
 * states and the weights.
 */
import type { Gate, MapBlock } from '../../types/inspection.ts';

/** The weights of a recurrent layer in the gate order of tf.layers. */
export interface RecurrentWeights {
  /** [features, gates · units]. */
  kernel: Float32Array;
  /** [units, gates · units]. */
  recurrentKernel: Float32Array;
  /** [gates · units]. */
  bias: Float32Array;
}

/** The order of tf.layers; the third of each is the candidate, which is no gate. */
const gateOrders: Record<string, readonly (Gate['name'] | 'candidate')[]> = {
  LSTM: ['input', 'forget', 'candidate', 'output'],
  GRU: ['update', 'reset', 'candidate'],
};

/**
 * Gates at each step: σ(xₜ · W + hₜ₋₁ · U + b). None for other layers than an LSTM and a GRU.
 * @param input [steps, features]
 * @param hidden [steps, units], the state after each step; before the first it is zero
 */
export function gatesOf(
  className: string,
  input: MapBlock,
  hidden: MapBlock,
  weights: RecurrentWeights,
): Gate[] {
  const order = gateOrders[className] ?? [];
  const [steps = 0, features = 0] = input.shape;
  const [, units = 0] = hidden.shape;
  const columns = order.length * units;
  const { kernel, recurrentKernel, bias } = weights;
  return order.flatMap((name, gate) => {
    if (name === 'candidate') return [];
    const values = new Float32Array(steps * units);
    for (let step = 0; step < steps; step++) {
      for (let unit = 0; unit < units; unit++) {
        const column = gate * units + unit;
        let sum = bias[column] as number;
        for (let at = 0; at < features; at++)
          sum += (input.values[step * features + at] as number) * (kernel[at * columns + column] as number);
        for (let at = 0; step > 0 && at < units; at++)
          sum +=
            (hidden.values[(step - 1) * units + at] as number) *
            (recurrentKernel[at * columns + column] as number);
        values[step * units + unit] = 1 / (1 + Math.exp(-sum));
      }
    }
    return [{ name, values: { shape: [steps, units], values } }];
  });
}
