/**
 * The matrix products of one training step of a recurrent network and nothing else, by TensorFlow on this machine: what
 * a network of these shapes cannot be faster than, as long as the machine multiplies no faster.
 */
import { availableParallelism } from 'node:os';
import { replicas, tensorflowEnvironment } from '../../src/ml/engine/environment.ts';
import { Graph, sizeOf, type Tensor } from '../../src/ml/engine/graph.ts';
import { loadNative } from '../../src/ml/engine/native.ts';
import { addAll } from '../../src/ml/engine/ops/arithmetic.ts';
import { matmul } from '../../src/ml/engine/ops/linear.ts';
import { slice, unstack } from '../../src/ml/engine/ops/shape.ts';
import { createRandom } from '../../src/ml/engine/random.ts';
import { Session } from '../../src/ml/engine/session.ts';
import { read, variable } from '../../src/ml/engine/variables.ts';
import { readSplit } from '../measuring/files.ts';
import type { Task } from '../measuring/task.ts';

Object.assign(process.env, tensorflowEnvironment({ threads: availableParallelism() }));
const task = JSON.parse(process.argv[2] ?? '') as Task;
const { network, units, steps, features, epochs } = task;
const batch = task.batch / replicas;

/** The widths of the products of a state in one step. A GRU's candidate waits for its gates. */
const widths = { rnn: [units], lstm: [4 * units], gru: [2 * units, units] }[
  network as 'rnn' | 'lstm' | 'gru'
];

const graph = new Graph();
let named = 0;
const filled = (shape: number[]): Tensor => {
  const random = createRandom(1, `products ${named++}`);
  const values = Float32Array.from({ length: sizeOf(shape) }, () => random.next() - 0.5);
  return read(variable(`values_${named}`, graph.constant(values, shape)));
};

/** Forward, each step has hₜ · U; backward dzₜ · Uᵀ. All steps together have x · W, Hᵀ · dZ and Xᵀ · dZ. */
function productsOf(weights: Tensor[], kernels: Tensor[]): Tensor[] {
  const inputs = filled([steps * batch, features]);
  return widths.flatMap((width, at) => {
    const [recurrent, kernel] = [weights[at] as Tensor, kernels[at] as Tensor];
    const joined = { states: filled([steps * batch, units]), slopes: filled([steps * batch, width]) };
    return [
      matmul(inputs, kernel),
      ...unstack(filled([steps, batch, units])).map((state) => matmul(state, recurrent)),
      ...unstack(filled([steps, batch, width])).map((slope) => matmul(slope, recurrent, { b: true })),
      matmul(joined.states, joined.slopes, { a: true }),
      matmul(inputs, joined.slopes, { a: true }),
    ];
  });
}

const weights = widths.map((width) => filled([units, width]));
const kernels = widths.map((width) => filled([features, width]));
const products = Array.from({ length: replicas }, () => productsOf(weights, kernels)).flat();
// TensorFlow leaves out what nothing reads, so one number of each product is read.
const all = addAll(products.map((product) => slice(product, [0, 0], [1, 1])));
using session = await Session.load(graph, loadNative().native);

const batches = Math.ceil(readSplit(task, 'train').size / task.batch);
const epoch_s = Array.from({ length: epochs + 1 }, () => {
  const started = performance.now();
  for (let step = 0; step < batches; step++) session.run([all]);
  return (performance.now() - started) / 1000;
});
const memory_mb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ params: 0, accuracy: 0, epoch_s: epoch_s.slice(1), memory_mb })}\n`);
