/** Runs one input through a trained network and returns what happens in every layer. */
import type { InspectedLayer, MapBlock, NetworkTrace } from '../../types/inspection.ts';
import { gradients } from '../engine/gradients.ts';
import { dim, Graph, type Tensor } from '../engine/graph.ts';
import { loadNative } from '../engine/native.ts';
import { multiply } from '../engine/ops/arithmetic.ts';
import { reshape, slice, sum } from '../engine/ops/shape.ts';
import { Session, type Values } from '../engine/session.ts';
import { ForwardPass, type Layer, Weights } from '../layers/layer.ts';
import { gatesOf } from './gates.ts';

export interface InspectedNetwork {
  /** From the first layer to the output layer. */
  layers: readonly Layer[];
  /** The values of every weight by its name, such as `output/kernel`. */
  weights: ReadonlyMap<string, Float32Array>;
  /** Shape of one example as the first layer takes it. */
  input: readonly number[];
}

/**
 * What every layer makes of `x`, and how much each number of `x` counts for one output: the largest, or `chosen`.
 * @param x one example; Int32Array for token ids
 * @throws Error if a weight is missing, or if a layer does not fit its input
 */
export async function inspectNetwork(
  { layers, weights: values, input }: InspectedNetwork,
  x: Values,
  chosen?: number,
): Promise<NetworkTrace> {
  const graph = new Graph();
  const weights = new Weights(graph, 0, values);
  const pass = new ForwardPass(graph, weights, { training: false });
  const example = graph.placeholder('input', [1, ...input], x instanceof Int32Array ? 'int32' : 'float32');
  const outputs: { layer: Layer; output: Tensor }[] = [];
  const logits = pass.run(example, layers, (layer, output) => void outputs.push({ layer, output }));
  const missing = [...weights.all.keys()].find((name) => !values.has(name));
  if (missing) throw new Error(`the weight ${missing} is missing`);

  const answer = lastStep(logits);
  const which = graph.placeholder('chosen_output', [1, dim(answer, 1)]);
  // Token ids have no gradient, so the gradient of a text ends at the words' vectors.
  const source = x instanceof Int32Array ? (outputs[0]?.output ?? example) : example;
  const slopes = gradients(sum(multiply(answer, which)), [source])[0] as Tensor;

  using session = await Session.load(graph, loadNative().native);
  const states = [...pass.states];
  const heads = [...pass.attentions].flatMap(([name, all]) => all.map((head) => ({ name, head })));
  const fetched = session.run(
    [
      ...outputs.map(({ output }) => output),
      ...states.map(([, { all }]) => all),
      ...heads.map(({ head }) => head),
      answer,
    ],
    [[example, x]],
  ) as Float32Array[];
  const hidden = new Map(
    states.map(([name, { all }], at): [string, MapBlock] => [
      name,
      { shape: [dim(all, 0), dim(all, 2)], values: fetched[outputs.length + at] as Float32Array },
    ]),
  );
  const attentionOf = (layer: string): MapBlock[] =>
    heads.flatMap(({ name, head }, at) => {
      const values = fetched[outputs.length + states.length + at] as Float32Array;
      return name === layer ? [{ shape: head.shape.slice(1), values }] : [];
    });
  const last = fetched.at(-1) as Float32Array;
  const shown = chosen ?? last.indexOf(Math.max(...last));
  const direction = Float32Array.from(last, (_, at) => (at === shown ? 1 : 0));
  const [gradient] = session.run(
    [slopes],
    [
      [example, x],
      [which, direction],
    ],
  ) as [Float32Array];

  const inputs: MapBlock[] = [{ shape: [...input], values: Float32Array.from(x) }];
  const traced = outputs.map(({ layer, output }, at): InspectedLayer => {
    const block = { shape: output.shape.slice(1), values: fetched[at] as Float32Array };
    inputs.push(block);
    const attention = attentionOf(layer.name);
    return {
      ...inspected(layer, inputs[at] as MapBlock, hidden.get(layer.name), values, weights),
      output: block,
      ...(attention.length > 0 && { attention }),
    };
  });
  const soFar =
    logits === answer
      ? outputsSoFar(traced, values)
      : { shape: logits.shape.slice(1), values: fetched[outputs.length - 1] as Float32Array };
  return {
    layers: traced,
    outputs: last,
    chosen: shown,
    saliency: { shape: [...input], values: lengths(gradient, gradient.length / x.length) },
    ...(soFar && { soFar }),
  };
}

/** The answer of a network that answers at every step [1, steps, outputs] is that of the last one [1, outputs]. */
function lastStep(logits: Tensor): Tensor {
  if (logits.shape.length < 3) return logits;
  const [, steps = 0, outputs = 0] = logits.shape;
  return reshape(slice(logits, [0, steps - 1, 0], [1, 1, outputs]), [1, outputs]);
}

/** What only some layers have: weights, or states and gates. */
function inspected(
  { name, keras: { className } }: Layer,
  input: MapBlock,
  hidden: MapBlock | undefined,
  values: InspectedNetwork['weights'],
  weights: Weights,
): Omit<InspectedLayer, 'output'> {
  const own = (weight: string) => values.get(`${name}/${weight}`) ?? new Float32Array();
  if (!hidden) {
    const isConvolution = /^Conv/.test(className);
    if (!isConvolution && className !== 'Dense') return { name, className };
    const block = { shape: [...weights.variable(`${name}/kernel`).shape], values: own('kernel') };
    return { name, className, [isConvolution ? 'filters' : 'kernel']: block };
  }
  const gates = gatesOf(className, input, hidden, {
    kernel: own('kernel'),
    recurrentKernel: own('recurrent_kernel'),
    bias: own('bias'),
  });
  return { name, className, hidden, ...(gates.length > 0 && { gates }) };
}

/** Applies the output layer to every hidden state, where only dropout lies between them. */
function outputsSoFar(
  layers: readonly InspectedLayer[],
  values: InspectedNetwork['weights'],
): MapBlock | undefined {
  const [first, second] = layers.filter(({ className }) => className !== 'Dropout').slice(-2);
  const kernel = second && values.get(`${second.name}/kernel`);
  const bias = second && values.get(`${second.name}/bias`);
  if (!first?.hidden || second?.className !== 'Dense' || !kernel || !bias) return undefined;
  const {
    shape: [steps = 0, units = 0],
    values: hidden,
  } = first.hidden;
  const outputs = Array.from({ length: steps }, (_, step) =>
    Array.from(bias, (start, column) => {
      let total = start;
      for (let unit = 0; unit < units; unit++)
        total += (hidden[step * units + unit] as number) * (kernel[unit * bias.length + column] as number);
      return total;
    }),
  );
  return { shape: [steps, bias.length], values: Float32Array.from(outputs.flat()) };
}

/** The length of each run of `size` numbers: for 1 their absolute values. */
const lengths = (gradient: Float32Array, size: number): Float32Array =>
  Float32Array.from({ length: gradient.length / size }, (_, at) =>
    Math.hypot(...gradient.subarray(at * size, (at + 1) * size)),
  );
