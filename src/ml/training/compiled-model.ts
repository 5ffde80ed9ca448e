/** A network and a data set as one graph. The data is loaded once; steps then select examples by their index. */
import type { LayerSummary } from '../../types/training.ts';
import type { Dataset, DatasetSplit } from '../datasets/types.ts';
import { replicas } from '../engine/environment.ts';
import { gradients } from '../engine/gradients.ts';
import { dim, Graph, sizeOf, type Tensor } from '../engine/graph.ts';
import { absolute, argMax, equal, multiply, scale, subtract } from '../engine/ops/arithmetic.ts';
import { gather } from '../engine/ops/gather.ts';
import { softmaxCrossEntropy, squaredError, stepCrossEntropy } from '../engine/ops/loss.ts';
import { cast, concat, reshape, split, stack, sum } from '../engine/ops/shape.ts';
import { adam, clipByGlobalNorm, globalNorm } from '../engine/optimizers.ts';
import { assign, emptyVariable, read, type Variable, withControlDependencies } from '../engine/variables.ts';
import { ForwardPass, type Layer, Weights } from '../layers/layer.ts';

export interface CompileOptions {
  /** Shape of one example as the first layer takes it. */
  input: readonly number[];
  layers: readonly Layer[];
  /** Examples in a training step, and in one evaluation. */
  batch: number;
  evaluationBatch: number;
  seed: number;
  /** Upper bound of the gradients' global norm. */
  clipNorm?: number;
  /** The weight of each class in the loss; 1 each if absent. */
  classWeights?: Float32Array;
  /** Initial values of weights, by name, in place of random ones. */
  initialWeights?: ReadonlyMap<string, Float32Array>;
  /** Adds a copy of the weights that can be restored. */
  keepBestWeights?: boolean;
}

export interface CompiledModel {
  graph: Graph;
  seed: number;
  /** The weights' values, by name. */
  values: ReadonlyMap<string, Tensor>;
  layers: LayerSummary[];
  /** Fetch `keep` to copy the current weights, `restore` to restore the copy. */
  best?: { keep: Tensor; restore: Tensor };
  /** Feed the splits train, validation, test and fetch `done`. Examples are indexed in that order. */
  loadData: { splits: { x: Tensor; y: Tensor }[]; done: Tensor };
  train: {
    /** Indices of the examples, int32 [batch]. */
    examples: Tensor;
    /** Weight of each example in the mean loss, [batch]: 1 / size, or 0 for padding of an incomplete batch. */
    sampleWeights: Tensor;
    learningRate: Tensor;
    /** An int32 scalar that differs from step to step and seeds dropout. */
    stepSeed: Tensor;
    /** [loss, gradient norm, metric]. Fetching it updates the weights. */
    result: Tensor;
  };
  evaluate: {
    examples: Tensor;
    /** Loss of each example [batch], and outputs [batch, ...]: logits, of each step for a language, or scaled forecasts. */
    losses: Tensor;
    outputs: Tensor;
  };
  /** For a language: the logits [1, steps, characters] of one text, [1, steps] token ids. */
  write?: { tokens: Tensor; outputs: Tensor };
}

/** Builds the graph. @throws Error if a layer does not fit its input */
export function compileModel(dataset: Dataset, options: CompileOptions): CompiledModel {
  const graph = new Graph();
  const weights = new Weights(graph, options.seed, options.initialWeights);
  const data = dataVariables(graph, dataset, options.input);
  const { train, layers, values } = buildTraining(graph, weights, dataset, data, options);
  const evaluate = graph.within('evaluation', () => {
    const examples = graph.placeholder('evaluation_examples', [options.evaluationBatch], 'int32');
    const pass = new ForwardPass(graph, weights, { training: false });
    const outputs = dataParallel(examples, (shard) => pass.run(gather(read(data.x), shard), options.layers));
    const y = gather(read(data.y), examples);
    return { examples, losses: lossOf(dataset, outputs, y), outputs };
  });
  const write =
    dataset.task.kind === 'language'
      ? graph.within('writing', () => {
          const tokens = graph.placeholder('written_tokens', [1, ...options.input], 'int32');
          const pass = new ForwardPass(graph, weights, { training: false });
          return { tokens, outputs: pass.run(tokens, options.layers) };
        })
      : undefined;
  const { seed, keepBestWeights } = options;
  const best = keepBestWeights && bestWeights(graph, weights);
  return {
    ...{ graph, seed, values, layers, loadData: data.loadData, train, evaluate },
    ...(write && { write }),
    ...(best && { best }),
  };
}

function buildTraining(
  graph: Graph,
  weights: Weights,
  dataset: Dataset,
  data: Data,
  { batch, layers, clipNorm, classWeights }: CompileOptions,
): Pick<CompiledModel, 'train' | 'layers' | 'values'> {
  const examples = graph.placeholder('examples', [batch], 'int32');
  const sampleWeights = graph.placeholder('sample_weights', [batch]);
  const learningRate = graph.placeholder('learning_rate', []);
  const stepSeed = graph.placeholder('step_seed', [], 'int32');
  const y = gather(read(data.y), examples);

  const pass = new ForwardPass(graph, weights, { training: true, stepSeed });
  const shapes = new Map<string, number[]>();
  const outputs = dataParallel(examples, (shard) =>
    pass.run(gather(read(data.x), shard), layers, ({ name }, output) => {
      shapes.set(name, output.shape.slice(1));
    }),
  );
  const losses = lossOf(dataset, outputs, y);
  const lossWeights = classWeights
    ? multiply(sampleWeights, gather(graph.constant(classWeights), y))
    : sampleWeights;
  const loss = sum(multiply(losses, lossWeights));
  const metric = sum(multiply(metricOf(dataset, { outputs, losses }, y), sampleWeights));

  const names = [...pass.weightTensors.keys()];
  const unclipped = gradients(loss, [...pass.weightTensors.values()]);
  const norm = globalNorm(unclipped);
  const clipped = clipNorm === undefined ? unclipped : clipByGlobalNorm(unclipped, norm, clipNorm);
  const updates = clipped.map((gradient, index) =>
    adam.update(weights.variable(names[index] as string), gradient, learningRate),
  );
  const result = withControlDependencies(stack([loss, norm, metric]), updates, 'step');
  const summaries = [...shapes].map(([name, shape]) => ({ name, shape, params: weights.count(name) }));
  return {
    train: { examples, sampleWeights, learningRate, stepSeed, result },
    layers: summaries,
    values: pass.weightTensors,
  };
}

/** A copy of every weight, and the assignments in both directions. */
function bestWeights(graph: Graph, weights: Weights): NonNullable<CompiledModel['best']> {
  const pairs = [...weights.all.values()].map(({ variable }) => ({
    current: variable,
    copy: emptyVariable(graph, `best/${variable.name}`, variable.shape),
  }));
  const all = (assignments: Tensor[], name: string) =>
    withControlDependencies(graph.constant([1], []), assignments, name);
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
  loadData: CompiledModel['loadData'];
}

/** The data set in variables of the graph, so that a step is fed 32 indices instead of 32 images. */
function dataVariables(graph: Graph, dataset: Dataset, input: readonly number[]): Data {
  const dtype = {
    x: dataset.vocabulary ? 'int32' : 'float32',
    y: isForecast(dataset) ? 'float32' : 'int32',
  } as const;
  const targets = dataset.task.kind === 'language' ? [dataset.steps] : [];
  const placeholders = (name: string, { size }: DatasetSplit) => ({
    x: graph.placeholder(`${name}_x`, [size, ...input], dtype.x),
    y: graph.placeholder(`${name}_y`, [size, ...targets], dtype.y),
  });
  const { train, validation, test } = dataset;
  const splits = [
    placeholders('train', train),
    placeholders('validation', validation),
    placeholders('test', test),
  ] as const;
  const total = train.size + validation.size + test.size;
  const x = emptyVariable(graph, 'data_x', [total, ...input], dtype.x);
  const y = emptyVariable(graph, 'data_y', [total, ...targets], dtype.y);
  const [first, second, third] = splits;
  const assignments = [
    assign(x, concat([first.x, second.x, third.x], 0)),
    assign(y, concat([first.y, second.y, third.y], 0)),
  ];
  return {
    x,
    y,
    loadData: {
      splits: [...splits],
      done: withControlDependencies(graph.constant([1], []), assignments, 'load_data'),
    },
  };
}

/**
 * Data parallelism: divides the examples among replicas, which TensorFlow runs on different cores. The ops of these
 * networks are too small to divide one op among threads. All replicas read the same weights, so their gradients add up.
 */
function dataParallel(examples: Tensor, outputsOf: (shard: Tensor) => Tensor): Tensor {
  if (dim(examples, 0) % replicas !== 0) return outputsOf(examples);
  return concat(split(examples, replicas, 0).map(outputsOf) as [Tensor, ...Tensor[]], 0);
}

const isForecast = ({ task }: Dataset): boolean => task.kind === 'forecast';

/** [batch, 1] → [batch]. */
const column = (outputs: Tensor): Tensor => reshape(outputs, [sizeOf(outputs.shape)]);

function lossOf({ task }: Dataset, outputs: Tensor, y: Tensor): Tensor {
  if (task.kind === 'forecast') return squaredError(column(outputs), y);
  return task.kind === 'language' ? stepCrossEntropy(outputs, y) : softmaxCrossEntropy(outputs, y);
}

/**
 * For each example 1 if its largest logit is right, else 0; for a forecast the absolute error in its unit; for a language
 * its bits per character.
 */
function metricOf(
  { task }: Dataset,
  { outputs, losses }: { outputs: Tensor; losses: Tensor },
  y: Tensor,
): Tensor {
  if (task.kind === 'forecast') return scale(absolute(subtract(column(outputs), y)), task.scale);
  if (task.kind === 'language') return scale(losses, 1 / Math.LN2);
  return cast(equal(argMax(outputs), y), 'float32');
}
