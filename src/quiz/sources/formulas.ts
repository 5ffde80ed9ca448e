/** Calculations about layers, training runs and test results, each with its usual mistakes. */

import type { Random } from '../../types/quiz.ts';
import { integer, pick } from '../random.ts';
import { bracketed, writeNumber } from './numbers.ts';

export interface QuestionTask {
  prompt: string;
  /** The calculation, written out. */
  explanation: string;
  right: number;
  /** Results of the usual mistakes. */
  wrong: number[];
  tolerance?: number;
  unit?: string;
}

export interface Family {
  id: string;
  /** Names under which the documents may teach it; the first that they know is linked. */
  taught: string[];
  task(random: Random): QuestionTask;
}

/** Weights, recurrent weights and biases of a recurrent layer: `blocks` of them, one bias each (GRU: reset before). */
export const recurrentParams = (blocks: number, units: number, features: number): number =>
  blocks * units * (units + features + 1);

export const denseParams = (inputs: number, outputs: number): number => inputs * outputs + outputs;

export const convolutionParams = (side: number, channels: number, filters: number): number =>
  (side * side * channels + 1) * filters;

/** Columns of a convolution's output; Dumoulin and Visin (2016), relationship 6. */
const outputSize = (size: number, filter: number, padding: number, stride: number): number =>
  Math.floor((size + 2 * padding - filter) / stride) + 1;

const blocks = { 'plain RNN': 1, GRU: 3, LSTM: 4 } as const;

const recurrent = (name: keyof typeof blocks): Family => ({
  id: `params-${name}`,
  taught: ['parameter-count', name === 'plain RNN' ? 'rnn' : name],
  task(random) {
    const [units, features] = [pick(random, [8, 10, 16, 20, 32, 64]), integer(random, 2, 30)];
    const count = blocks[name];
    const right = recurrentParams(count, units, features);
    return {
      prompt: `${name === 'LSTM' ? 'An' : 'A'} ${name} layer has ${units} units and ${features} features per step, one bias per block of weights. How many parameters does it have?`,
      explanation: `${count === 1 ? '' : `${count} · `}${units} · (${units} + ${features} + 1) = ${writeNumber(right)}.`,
      right,
      wrong: [
        count * units * (units + features),
        ...Object.values(blocks)
          .filter((other) => other !== count)
          .map((other) => recurrentParams(other, units, features)),
      ],
    };
  },
});

export const families: readonly Family[] = [
  recurrent('plain RNN'),
  recurrent('GRU'),
  recurrent('LSTM'),
  {
    id: 'params-dense',
    taught: ['fully-connected', 'parameter-count'],
    task(random) {
      const [inputs, outputs] = [integer(random, 5, 400), integer(random, 2, 20)];
      const right = denseParams(inputs, outputs);
      return {
        prompt: `A fully connected layer maps ${inputs} values to ${outputs}. How many parameters does it have, biases included?`,
        explanation: `${inputs} · ${outputs} + ${outputs} = ${writeNumber(right)}.`,
        right,
        wrong: [inputs * outputs, inputs * outputs + inputs, inputs + outputs],
      };
    },
  },
  {
    id: 'params-convolution',
    taught: ['parameter-count', 'filter', 'convolution'],
    task(random) {
      const [side, channels] = [pick(random, [1, 3, 5, 7]), pick(random, [1, 3, 4, 8, 16])];
      const filters = pick(random, [6, 10, 12, 16, 32]);
      const right = convolutionParams(side, channels, filters);
      return {
        prompt: `A convolutional layer has ${filters} filters of ${side} × ${side} over ${channels} channel${channels === 1 ? '' : 's'}. How many parameters does it have, biases included?`,
        explanation: `(${side} · ${side} · ${channels} + 1) · ${filters} = ${writeNumber(right)}.`,
        right,
        wrong: [
          side * side * channels * filters,
          side * side * channels * filters + 1,
          (side * side + 1) * filters * 2,
        ],
      };
    },
  },
  {
    id: 'output-size',
    taught: ['stride', 'padding', 'convolution'],
    task(random) {
      const [size, filter] = [integer(random, 10, 64), pick(random, [2, 3, 4, 5, 7])];
      const [padding, stride] = [integer(random, 0, 2), integer(random, 1, 3)];
      const right = outputSize(size, filter, padding, stride);
      return {
        prompt: `Input of ${size} columns, filter width ${filter}, padding ${padding} on each side, stride ${stride}. How many columns does the output have?`,
        explanation: `⌊(${size} + 2 · ${padding} − ${filter}) / ${stride}⌋ + 1 = ${right - 1} + 1 = ${right}.`,
        right,
        wrong: [right - 1, right + 1, outputSize(size, filter, 0, 1), Math.floor(size / stride)],
      };
    },
  },
  {
    id: 'pooled-size',
    taught: ['pooling'],
    task(random) {
      const [size, times] = [integer(random, 20, 100), integer(random, 1, 3)];
      const right = Math.floor(size / 2 ** times);
      return {
        prompt: `A map of ${size} columns passes ${times === 1 ? 'one' : `${times} times through`} 2 × 2 max pooling with stride 2, incomplete windows dropped. How many columns are left?`,
        explanation: `Halved ${times === 1 ? 'once' : `${times} times`}, rounded down each time: ${Array.from({ length: times + 1 }, (_, i) => Math.floor(size / 2 ** i)).join(' → ')}.`,
        right,
        wrong: [Math.floor(size / 2 ** (times + 1)), size - 2 * times, Math.ceil(size / 2 ** times) + 1],
      };
    },
  },
  {
    id: 'receptive-field',
    taught: ['receptive-field'],
    task(random) {
      const [layers, width] = [integer(random, 2, 8), pick(random, [3, 5, 7])];
      const right = 1 + layers * (width - 1);
      return {
        prompt: `${layers} convolutions of width ${width} with stride 1 follow one another. How wide is the receptive field?`,
        explanation: `Each layer adds ${width} − 1: 1 + ${layers} · (${width} − 1) = ${right}.`,
        right,
        wrong: [layers * width, layers * (width - 1), width ** 2],
      };
    },
  },
  {
    id: 'dilated-field',
    taught: ['dilation', 'convolution-over-time'],
    task(random) {
      const [layers, width] = [integer(random, 2, 8), pick(random, [2, 3])];
      const right = 1 + (width - 1) * (2 ** layers - 1);
      return {
        prompt: `${layers} causal convolutions of width ${width}, the dilation doubling from layer to layer (1, 2, 4, …). How many steps does the last layer see?`,
        explanation: `1 + (${width} − 1) · (2^${layers} − 1) = ${right}.`,
        right,
        wrong: [1 + layers * (width - 1), (width - 1) * 2 ** layers, 2 ** layers * width],
      };
    },
  },
  {
    id: 'batches',
    taught: ['mini-batches', 'epochs'],
    task(random) {
      const [samples, batch] = [integer(random, 200, 5000), pick(random, [16, 32, 50, 64, 128])];
      const epochs = integer(random, 2, 10);
      const perEpoch = Math.ceil(samples / batch);
      return {
        prompt: `${writeNumber(samples)} examples, mini-batches of ${batch} (the last one may be smaller), ${epochs} epochs. How many updates of the weights?`,
        explanation: `⌈${samples} / ${batch}⌉ · ${epochs} = ${perEpoch} · ${epochs} = ${writeNumber(perEpoch * epochs)}.`,
        right: perEpoch * epochs,
        wrong: [perEpoch, samples * epochs, Math.floor(samples / batch) * epochs + epochs * 2],
      };
    },
  },
  {
    id: 'guessing-loss',
    taught: ['cross-entropy', 'loss'],
    task(random) {
      const classes = integer(random, 3, 40);
      return {
        prompt: `${classes} equally frequent classes. What is the cross-entropy of a network that gives each the same probability?`,
        explanation: `−ln(1/${classes}) = ln ${classes} ≈ ${Math.log(classes).toFixed(3)}.`,
        right: Math.log(classes),
        tolerance: 0.01,
        wrong: [1 / classes, Math.log2(classes), 1 - 1 / classes],
      };
    },
  },
  {
    id: 'forget-power',
    taught: ['forget-gate', 'cell-state'],
    task(random) {
      const [gate, steps] = [pick(random, [0.5, 0.8, 0.9, 0.95]), integer(random, 2, 10)];
      const right = gate ** steps;
      return {
        prompt: `A forget gate stays at ${gate}, and nothing is written. Which share of the cell's value is left after ${steps} steps?`,
        explanation: `${gate}^${steps} ≈ ${right.toFixed(3)}.`,
        right,
        tolerance: 0.005,
        wrong: [gate / steps, 1 - gate ** steps, gate ** (steps + 2)],
      };
    },
  },
  {
    id: 'update-gate',
    taught: ['update-gate'],
    task(random) {
      const [keep, old, fresh] = [
        integer(random, 1, 9) / 10,
        integer(random, -9, 9) / 10,
        integer(random, -9, 9) / 10,
      ];
      const right = keep * old + (1 - keep) * fresh;
      return {
        prompt: `A GRU's old state is ${writeNumber(old)}, its candidate ${writeNumber(fresh)}, its update gate ${keep} (the weight of the old state). What is the new state?`,
        explanation: `${keep} · ${bracketed(old)} + ${writeNumber(1 - keep)} · ${bracketed(fresh)} = ${writeNumber(right)}.`,
        right,
        tolerance: 0.005,
        wrong: [(1 - keep) * old + keep * fresh, keep * old + fresh, (old + fresh) / 2],
      };
    },
  },
  {
    id: 'precision',
    taught: ['precision', 'confusion-matrix'],
    task(random) {
      const [hits, false_, missed] = [
        integer(random, 10, 90),
        integer(random, 1, 60),
        integer(random, 1, 60),
      ];
      const right = (100 * hits) / (hits + false_);
      return {
        prompt: `Of the wanted class ${hits} examples were found, ${missed} were missed, and the false alarms were ${false_}. What is the precision, in per cent?`,
        explanation: `${hits} / (${hits} + ${false_}) ≈ ${right.toFixed(1)} %.`,
        right,
        tolerance: 0.5,
        unit: '%',
        wrong: [
          (100 * hits) / (hits + missed),
          (100 * hits) / (hits + missed + false_),
          (100 * false_) / (hits + false_),
        ],
      };
    },
  },
  {
    id: 'standard-error',
    taught: ['standard-error', 'error-bars'],
    task(random) {
      const [runs, spread] = [integer(random, 3, 25), integer(random, 5, 40) / 10];
      const right = spread / Math.sqrt(runs);
      return {
        prompt: `${runs} runs have a standard deviation of ${spread}. What is the standard error of their mean?`,
        explanation: `${spread} / √${runs} ≈ ${right.toFixed(3)}.`,
        right,
        tolerance: 0.01,
        wrong: [spread / runs, spread * Math.sqrt(runs), spread],
      };
    },
  },
];
