/**
 * Convolution extracts spatial features, pooling reduces dimensions: a small CNN and a fully connected layer learn
 * handwritten digits for a moment. Then a digit is moved, and the maps of the moved digit are compared with the moved maps.
 */
import type { Measurement } from '../../types/probe.ts';
import { layersFor } from '../architectures/index.ts';
import { loadDataset } from '../datasets/index.ts';
import type { Dataset } from '../datasets/types.ts';
import { Graph, type Tensor } from '../engine/graph.ts';
import type { Native } from '../engine/native.ts';
import { createRandom, sample } from '../engine/random.ts';
import { Session } from '../engine/session.ts';
import { classifier, dense, flatten, type Layer } from '../layers/index.ts';
import { ForwardPass, Weights } from '../layers/layer.ts';
import { compileModel } from '../training/compiled-model.ts';
import { Trainer } from '../training/trainer.ts';
import type { Probe } from './probe.ts';

const side = 28;
/** The fully connected layer has a unit for each place of a feature map. */
const mapSide = side - 2;
const [batch, learningRate] = [32, 0.003];
/** A digit has four empty columns at its right: moved so far, none of it is lost. */
const shifts = [0, 1, 2, 3, 4];

/** Numbers of a layer for one digit: [height, width, maps]. */
interface Maps {
  height: number;
  width: number;
  count: number;
  values: Float32Array;
}

export const featuresProbe: Probe = async ({ seed, size, native }) => {
  const [samples, epochs, moved] = size === 'small' ? [128, 1, 4] : [1_500, 3, 50];
  const dataset = await loadDataset('digits', { samples, seed });
  const cnn = layersFor('cnn', dataset, { units: 64 });
  const connected = [
    flatten(),
    dense({ name: 'connected', units: mapSide * mapSide, activation: 'relu' }),
    classifier({ classes: 10 }),
  ];
  using look = await trained(cnn, dataset, {
    seed,
    native,
    epochs,
    seen: ['conv1', 'pool1', 'conv2', 'pool2'],
  });
  using other = await trained(connected, dataset, { seed, native, epochs, seen: ['connected'] });
  const digits = Array.from(
    { length: moved },
    (_, at) => dataset.test.x.slice(at * side ** 2, (at + 1) * side ** 2) as Float32Array,
  );

  const rows: { name: string; stride: number; of(digit: Float32Array): Maps }[] = [
    { name: 'convolution', stride: 1, of: (digit) => look.maps(digit).conv1 as Maps },
    { name: 'pooling', stride: 2, of: (digit) => look.maps(digit).pool1 as Maps },
    {
      ...{ name: 'fully connected', stride: 1 },
      of: (digit) => ({
        ...(other.maps(digit).connected as Maps),
        height: mapSide,
        width: mapSide,
        count: 1,
      }),
    },
  ];
  const numbers: Record<string, number> = {
    'convolution accuracy': look.accuracy,
    'fully connected accuracy': other.accuracy,
  };
  const curves = rows.map(({ name, stride, of }) => {
    const y = shifts.map((shift) =>
      meanOf(digits.map((digit) => difference(of(digit), of(shifted(digit, shift)), shift / stride))),
    );
    for (const shift of shifts) numbers[`${name} moved by ${shift}`] = y[shift] as number;
    return { panel: 'shift', name, x: shifts, y };
  });
  // How much the numbers themselves change, place by place, when the digit moves by one pixel.
  for (const { name, of } of rows)
    numbers[`${name} change`] = meanOf(
      digits.map((digit) => difference(of(digit), of(shifted(digit, 1)), 0)),
    );
  const digit = digits[0] as Float32Array;
  const shapes = look.maps(digit);
  for (const [name, { height, width, count }] of Object.entries(shapes)) {
    numbers[`${name} side`] = height;
    numbers[`${name} numbers`] = height * width * count;
  }
  return { curves, numbers, maps: pictures(digit, look) };
};

interface Looked extends Disposable {
  accuracy: number;
  filters: Float32Array;
  maps(digit: Float32Array): Record<string, Maps>;
}

interface TrainedOptions {
  seed: number;
  native: Native;
  epochs: number;
  /** The layers whose outputs are read afterwards. */
  seen: readonly string[];
}

/** Trains a network, and loads it again with all it needs to look at one digit. */
async function trained(
  layers: readonly Layer[],
  dataset: Dataset,
  { seed, native, epochs, seen }: TrainedOptions,
): Promise<Looked> {
  const evaluationBatch = 250;
  const input = [side, side, 1];
  const model = compileModel(dataset, { input, layers, batch, evaluationBatch, seed });
  using trainer = await Trainer.load(model, dataset, native);
  const shuffling = createRandom(seed, 'shuffle');
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = sample(shuffling, dataset.train.size);
    for (let from = 0; from < order.length; from += batch)
      trainer.step(order.subarray(from, from + batch), learningRate);
  }
  const first = dataset.train.size + dataset.validation.size;
  const { outputs: logits } = trainer.evaluate(
    Int32Array.from({ length: evaluationBatch }, (_, at) => first + at),
  );
  const right = Array.from({ length: evaluationBatch }, (_, at) => {
    const row = logits.subarray(at * 10, at * 10 + 10);
    return Number(row.indexOf(Math.max(...row)) === dataset.test.y[at]);
  });

  const weights = trainer.weights();
  const graph = new Graph();
  const pass = new ForwardPass(graph, new Weights(graph, seed, weights), { training: false });
  const x = graph.placeholder('x', [1, ...input]);
  const wanted: [string, Tensor][] = [];
  pass.run(x, layers, ({ name }, output) => {
    if (seen.includes(name)) wanted.push([name, output]);
  });
  const session = await Session.load(graph, native);
  return {
    accuracy: meanOf(right),
    filters: weights.get('conv1/kernel') ?? new Float32Array(),
    maps(digit) {
      const values = session.run(
        wanted.map(([, tensor]) => tensor),
        [[x, digit]],
      ) as Float32Array[];
      return Object.fromEntries(
        wanted.map(
          (
            [
              name,
              {
                shape: [, height = 1, width = 1, count = 1],
              },
            ],
            at,
          ) => [name, { height, width, count, values: values[at] as Float32Array }],
        ),
      );
    },
    [Symbol.dispose]: () => session.dispose(),
  };
}

/** The digit moved to the right by whole pixels; empty columns come in at the left. */
export function shifted(digit: Float32Array, by: number): Float32Array {
  return digit.map((_, at) => (at % side < by ? 0 : (digit[at - by] as number)));
}

/**
 * How far the maps of the moved digit are from the maps moved by `by` places, as a share of the maps' length. Between two
 * places the nearer of both counts. Columns that came in at the left are left out.
 */
export function difference(before: Maps, after: Maps, by: number): number {
  if (!Number.isInteger(by))
    return Math.min(difference(before, after, Math.floor(by)), difference(before, after, Math.ceil(by)));
  const { height, width, count } = before;
  let [apart, length] = [0, 0];
  for (let row = 0; row < height; row++)
    for (let column = by; column < width; column++)
      for (let map = 0; map < count; map++) {
        const was = before.values[(row * width + column - by) * count + map] as number;
        const is = after.values[(row * width + column) * count + map] as number;
        apart += (is - was) ** 2;
        length += was ** 2;
      }
  return Math.sqrt(apart / length);
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

/** The digit, the learned filters, its feature maps and the pooled ones; then the same maps of the digit moved by four. */
function pictures(digit: Float32Array, look: Looked): NonNullable<Measurement['maps']> {
  const moved = shifted(digit, 4);
  const mapsOf = ({ height, width, count, values }: Maps, title: string) =>
    Array.from({ length: count }, (_, map) => ({
      ...{ title: `${title} ${map + 1}`, height, width },
      values: Array.from({ length: height * width }, (_, at) => values[at * count + map] as number),
    }));
  const [own, other] = [look.maps(digit), look.maps(moved)];
  const count = (own.conv1 as Maps).count;
  return [
    { title: 'digit', height: side, width: side, values: [...digit] },
    { title: 'moved digit', height: side, width: side, values: [...moved] },
    ...mapsOf({ height: 3, width: 3, count, values: look.filters }, 'filter'),
    ...mapsOf(own.conv1 as Maps, 'map'),
    ...mapsOf(other.conv1 as Maps, 'moved map'),
    ...mapsOf(own.pool1 as Maps, 'pooled map'),
  ];
}
