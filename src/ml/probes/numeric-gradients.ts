/** A network's gradients by back-propagation, beside those found by nudging one weight at a time. */
import { gradients } from '../engine/gradients.ts';
import { Graph } from '../engine/graph.ts';
import type { Native } from '../engine/native.ts';
import { softmaxCrossEntropy } from '../engine/ops/loss.ts';
import { sum } from '../engine/ops/shape.ts';
import { createRandom, sample } from '../engine/random.ts';
import { type Feed, Session } from '../engine/session.ts';
import { ForwardPass, type Layer, Weights } from '../layers/layer.ts';

export interface ComparedGradients {
  native: Native;
  seed: number;
  /** A classifier. */
  layers: readonly Layer[];
  /** Shape of the batch. */
  input: readonly number[];
  x: Float32Array;
  labels: Int32Array;
  /** The weights at which the gradients are taken, by name. */
  weights: ReadonlyMap<string, Float32Array>;
  /** Weights of each tensor that are nudged; all of a smaller tensor. */
  perTensor: number;
  /** How far a weight is nudged to both sides. */
  nudges: readonly number[];
}

/**
 * ‖analytic − numeric‖ / ‖numeric‖ for each weight tensor, one number a nudge. The numeric gradient is the central
 * difference (L(w + h) − L(w − h)) / 2h. The examples' losses are added in double precision.
 */
export async function compareGradients(options: ComparedGradients): Promise<Map<string, number[]>> {
  const { native, seed, layers, input, x, labels, weights, perTensor, nudges } = options;
  const graph = new Graph();
  const pass = new ForwardPass(graph, new Weights(graph, seed), { training: false });
  for (const [name, shape] of shapesOf(layers, input))
    pass.weightTensors.set(name, graph.placeholder(name.replace('/', '_'), shape));
  const placeholders = [graph.placeholder('x', input), graph.placeholder('labels', [labels.length], 'int32')];
  const [images, answers] = placeholders as [(typeof placeholders)[0], (typeof placeholders)[0]];
  const losses = softmaxCrossEntropy(pass.run(images, layers), answers);
  const names = [...pass.weightTensors.keys()];
  const analytic = gradients(sum(losses), [...pass.weightTensors.values()]);
  using session = await Session.load(graph, native);

  const values = new Map(names.map((name) => [name, Float32Array.from(weights.get(name) ?? [])]));
  const feeds: Feed[] = [
    [images, x],
    [answers, labels],
    ...names.map((name): Feed => [pass.weightTensors.get(name) as Feed[0], values.get(name) as Float32Array]),
  ];
  const loss = () => (session.run([losses], feeds)[0] as Float32Array).reduce((total, one) => total + one, 0);
  const exact = session.run(analytic, feeds);
  return new Map(
    names.map((name, at) => {
      const own = values.get(name) as Float32Array;
      const chosen = [...sample(createRandom(seed, name), own.length, Math.min(perTensor, own.length))];
      const errors = nudges.map((nudge) => {
        let [difference, size] = [0, 0];
        for (const place of chosen) {
          const value = own[place] as number;
          const lossAt = (moved: number) => {
            own[place] = moved;
            return { moved: own[place] as number, loss: loss() };
          };
          const [up, down] = [lossAt(value + nudge), lossAt(value - nudge)];
          own[place] = value;
          // As float32 holds them, the two places are not exactly 2h apart.
          const numeric = (up.loss - down.loss) / (up.moved - down.moved);
          difference += ((exact[at]?.[place] ?? Number.NaN) - numeric) ** 2;
          size += numeric ** 2;
        }
        return Math.sqrt(difference / size);
      });
      return [name, errors];
    }),
  );
}

function shapesOf(layers: readonly Layer[], input: readonly number[]): Map<string, readonly number[]> {
  const graph = new Graph();
  const weights = new Weights(graph, 0);
  new ForwardPass(graph, weights, { training: false }).run(graph.placeholder('x', input), layers);
  return new Map([...weights.all].map(([name, { variable }]) => [name, variable.shape]));
}
