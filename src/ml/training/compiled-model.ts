/** A network and a data set as one graph: fill the data in once, then train and evaluate by example numbers. */

import type { LayerSummary } from '../../types/training.ts';
import type { Dataset, DatasetSplit } from '../datasets/types.ts';
import { replicas } from '../engine/environment.ts';
import { gradients } from '../engine/gradients.ts';
import { dim, Graph, sizeOf, type Tensor } from '../engine/graph.ts';
import { absolute, argMax, equal, multiply, scale, subtract } from '../engine/ops/arithmetic.ts';
import { gather } from '../engine/ops/gather.ts';
import { softmaxCrossEntropy, squaredError } from '../engine/ops/loss.ts';
import { cast, concat, reshape, split, stack, sum } from '../engine/ops/shape.ts';
import { adam, clip, globalNorm } from '../engine/optimizers.ts';
import { afterAll, assign, emptyVariable, read, type Variable } from '../engine/variables.ts';
import { type Layer, Pass, Weights } from '../layers/layer.ts';

export interface CompileOptions {
  /** Shape of one example as the first layer takes it. */
  input: readonly number[];
  layers: readonly Layer[];
  /** Examples in a training step, and in one evaluation. */
  batch: number;
  evaluationBatch: number;
  seed: number;
  /** Ceiling of the gradients' global norm. */
  clip?: number;
  /** What an error on each class costs; 1 each if absent. */
  classWeights?: Float32Array;
  /** First values of weights, by name, instead of drawn ones. */
  given?: ReadonlyMap<string, Float32Array>;
  /** Reserves room for a second set of weights, to go back to. */
  keepsBest?: boolean;
}

export interface CompiledModel {
  graph: Graph;
  seed: number;
  /** The weights' values, by name. */
  values: ReadonlyMap<string, Tensor>;
  layers: LayerSummary[];
  /** Fetch `keep` to remember the weights as they are, `restore` to bring them back. */
  best?: { keep: Tensor; restore: Tensor };
  /** Puts the three parts of the data where the other runs find them: numbered train, validation, test. */
  fill: { parts: { x: Tensor; y: Tensor }[]; done: Tensor };
  train: {
    /** Example numbers, int32 [batch]. */
    examples: Tensor;
    /** What each example counts for in the mean, [batch]: 1 / size, or 0 for one that only fills the batch up. */
    share: Tensor;
    rate: Tensor;
    /** A whole number that is different at every step; dropout follows from it. */
    noise: Tensor;
    /** [loss, gradient norm, metric], once the weights have been updated. */
    result: Tensor;
  };
  evaluate: {
    examples: Tensor;
    /** The loss of each example [batch], and the network's outputs [batch, ...]: logits or scaled forecasts. */
    losses: Tensor;
    outputs: Tensor;
  };
}

export function compileModel(dataset: Dataset, options: CompileOptions): CompiledModel {
  const graph = new Graph();
  const weights = new Weights(graph, options.seed, options.given);
  const data = dataVariables(graph, dataset, options.input);
  const { train, layers, values } = buildTraining(graph, weights, dataset, data, options);
  const evaluate = graph.within('evaluation', () => {
    const examples = graph.placeholder('evaluation_examples', [options.evaluationBatch], 'int32');
    const pass = new Pass(graph, weights, { training: false });
    const outputs = dataParallel(examples, (part) =>
      pass.through(gather(read(data.x), part), options.layers),
    );
    const y = gather(read(data.y), examples);
    return { examples, losses: lossOf(dataset, outputs, y), outputs };
  });
  const { seed, keepsBest } = options;
  const best = keepsBest && bestWeights(graph, weights);
  return { graph, seed, values, layers, fill: data.fill, train, evaluate, ...(best && { best }) };
}

function buildTraining(
  graph: Graph,
  weights: Weights,
  dataset: Dataset,
  data: Data,
  { batch, layers, clip: limit, classWeights }: CompileOptions,
): Pick<CompiledModel, 'train' | 'layers' | 'values'> {
  const examples = graph.placeholder('examples', [batch], 'int32');
  const share = graph.placeholder('share', [batch]);
  const rate = graph.placeholder('rate', []);
  const noise = graph.placeholder('noise', [], 'int32');
  const y = gather(read(data.y), examples);

  const pass = new Pass(graph, weights, { training: true, noise });
  const shapes = new Map<string, number[]>();
  const outputs = dataParallel(examples, (part) =>
    pass.through(gather(read(data.x), part), layers, ({ name }, output) => {
      shapes.set(name, output.shape.slice(1));
    }),
  );
  const losses = lossOf(dataset, outputs, y);
  const counted = classWeights ? multiply(share, gather(graph.constant(classWeights), y)) : share;
  const loss = sum(multiply(losses, counted));
  const metric = sum(multiply(metricOf(dataset, outputs, y), share));

  const names = [...pass.reads.keys()];
  const raw = gradients(loss, [...pass.reads.values()]);
  const norm = globalNorm(raw);
  const final = limit === undefined ? raw : clip(raw, norm, limit);
  const updates = final.map((gradient, index) =>
    adam.update(weights.variable(names[index] as string), gradient, rate),
  );
  const result = afterAll(stack([loss, norm, metric]), updates, 'step');
  const summaries = [...shapes].map(([name, shape]) => ({ name, shape, params: weights.count(name) }));
  return { train: { examples, share, rate, noise, result }, layers: summaries, values: pass.reads };
}

/** A copy of every weight, and the two ways between them. */
function bestWeights(graph: Graph, weights: Weights): NonNullable<CompiledModel['best']> {
  const pairs = [...weights.all.values()].map(({ variable }) => ({
    current: variable,
    copy: emptyVariable(graph, `best/${variable.name}`, variable.shape),
  }));
  const all = (assignments: Tensor[], name: string) => afterAll(graph.constant([1], []), assignments, name);
  return {
    keep: all(
      pairs.map(({ current, copy }) => assign(copy, read(current))),
      'keep',
    ),
    restore: all(
      pairs.map(({ current, copy }) => assign(current, read(copy))),
      'restore',
    ),
  };
}

interface Data {
  x: Variable;
  y: Variable;
  fill: CompiledModel['fill'];
}

/** The data lives in the graph: a step is fed 32 numbers instead of 32 images. */
function dataVariables(graph: Graph, dataset: Dataset, input: readonly number[]): Data {
  const kind = {
    x: dataset.vocabulary ? 'int32' : 'float32',
    y: isForecast(dataset) ? 'float32' : 'int32',
  } as const;
  const holder = (name: string, { size }: DatasetSplit) => ({
    x: graph.placeholder(`${name}_x`, [size, ...input], kind.x),
    y: graph.placeholder(`${name}_y`, [size], kind.y),
  });
  const { train, validation, test } = dataset;
  const parts = [holder('train', train), holder('validation', validation), holder('test', test)] as const;
  const total = train.size + validation.size + test.size;
  const x = emptyVariable(graph, 'data_x', [total, ...input], kind.x);
  const y = emptyVariable(graph, 'data_y', [total], kind.y);
  const [first, second, third] = parts;
  const filled = [
    assign(x, concat([first.x, second.x, third.x], 0)),
    assign(y, concat([first.y, second.y, third.y], 0)),
  ];
  return { x, y, fill: { parts: [...parts], done: afterAll(graph.constant([1], []), filled, 'fill') } };
}

/**
 * Half of the examples on one core and half on the other (data parallelism): networks of this size are made of ops
 * too small to share one among threads. Their gradients add up, since both halves read the same weights.
 */
function dataParallel(examples: Tensor, outputsOf: (part: Tensor) => Tensor): Tensor {
  if (dim(examples, 0) % replicas !== 0) return outputsOf(examples);
  return concat(split(examples, replicas, 0).map(outputsOf) as [Tensor, ...Tensor[]], 0);
}

const isForecast = ({ task }: Dataset): boolean => task.kind === 'forecast';

/** [batch, 1] → [batch]. */
const column = (outputs: Tensor): Tensor => reshape(outputs, [sizeOf(outputs.shape)]);

const lossOf = (dataset: Dataset, outputs: Tensor, y: Tensor): Tensor =>
  isForecast(dataset) ? squaredError(column(outputs), y) : softmaxCrossEntropy(outputs, y);

/** For each example: 1 if the largest output is right; for a forecast the absolute error in the data set's unit. */
function metricOf({ task }: Dataset, outputs: Tensor, y: Tensor): Tensor {
  if (task.kind === 'forecast') return scale(absolute(subtract(column(outputs), y)), task.scale);
  return cast(equal(argMax(outputs), y), 'float32');
}
