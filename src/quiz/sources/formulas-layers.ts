/** Calculations about layers: parameters and sizes. */
import { integer, pick } from '../random.ts';
import {
  convolutionParams,
  denseParams,
  type Family,
  outputSize,
  type RecurrentNetwork,
  recurrentBlocks,
  recurrentMistakes,
  recurrentParams,
} from './formulas.ts';
import { writeNumber } from './numbers.ts';

const recurrent = (network: RecurrentNetwork, name: 'plain RNN' | 'GRU' | 'LSTM', why: string): Family => ({
  id: `params-${name}`,
  taught: ['parameter-count', network],
  task(random) {
    const [units, features] = [pick(random, [8, 10, 16, 20, 32, 64]), integer(random, 2, 30)];
    const count = recurrentBlocks[network];
    const right = recurrentParams(count, units, features);
    const sum = units + features + 1;
    return {
      prompt: `${name === 'LSTM' ? 'An' : 'A'} ${name} layer has ${units} units and reads ${features} numbers at each step. Each block of weights has one bias per unit. How many parameters does the layer have?`,
      explanation: `Parameters = ${count === 1 ? '' : 'blocks · '}units · (units + inputs + 1) = ${count === 1 ? '' : `${count} · `}${units} · (${units} + ${features} + 1) = ${writeNumber(count * units)} · ${sum} = ${writeNumber(right)}. ${why} In a block each unit has a weight for every unit, one for every input, and a bias.`,
      right,
      wrong: recurrentMistakes(network, units, features),
    };
  },
});

export const layerFamilies: readonly Family[] = [
  recurrent('rnn', 'plain RNN', 'A plain RNN has a single block of weights.'),
  recurrent('gru', 'GRU', 'A GRU has 3 blocks: two gates and the candidate.'),
  recurrent('lstm', 'LSTM', 'An LSTM has 4 blocks: three gates and the candidate.'),
  {
    id: 'params-dense',
    taught: ['fully-connected', 'parameter-count'],
    task(random) {
      const [inputs, outputs] = [integer(random, 5, 400), integer(random, 2, 20)];
      const right = denseParams(inputs, outputs);
      return {
        prompt: `A fully connected layer maps ${inputs} values to ${outputs}. How many parameters does it have, biases included?`,
        explanation: `Parameters = inputs · outputs + outputs = ${inputs} · ${outputs} + ${outputs} = ${writeNumber(inputs * outputs)} + ${outputs} = ${writeNumber(right)}. Every output has a weight for each input and one bias.`,
        right,
        wrong: [
          [inputs * outputs, 'The biases are missing.'],
          [inputs * outputs + inputs, 'There is a bias for each output, not for each input.'],
          [inputs + outputs, 'Every input is connected to every output, so the numbers are multiplied.'],
        ],
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
      const weights = side * side * channels;
      return {
        prompt: `A convolutional layer has ${filters} filters of ${side} × ${side}, and its input has ${channels} channel${channels === 1 ? '' : 's'}. How many parameters does the layer have, biases included?`,
        explanation: `Parameters = (height · width · channels + 1) · filters = (${side} · ${side} · ${channels} + 1) · ${filters} = ${weights + 1} · ${filters} = ${writeNumber(right)}. A filter has a weight for each place and channel of its window, and one bias.`,
        right,
        wrong: [
          [weights * filters, 'The biases are missing.'],
          [weights * filters + 1, 'Each filter has a bias of its own.'],
          [(side * side + 1) * filters * 2, 'A filter has a weight for each place in every input channel.'],
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
      const room = size + 2 * padding - filter;
      return {
        prompt: `A convolution reads an input of ${size} columns. Its filter is ${filter} columns wide, the padding on each side is ${padding}, and the stride is ${stride}. How many columns does the output have?`,
        explanation: `Columns = ⌊(input + 2 · padding − filter) / stride⌋ + 1 = ⌊(${size} + 2 · ${padding} − ${filter}) / ${stride}⌋ + 1 = ⌊${room} / ${stride}⌋ + 1 = ${right - 1} + 1 = ${right}. The filter starts at one place and moves on as often as a whole stride fits.`,
        right,
        wrong: [
          [right - 1, 'The place at which the filter starts counts as well.'],
          [right + 1, 'A window that sticks out of the input does not count.'],
          [outputSize(size, filter, 0, 1), 'This is without padding and with a stride of 1.'],
          [Math.floor(size / stride), 'The width of the filter matters as well.'],
        ],
      };
    },
  },
  {
    id: 'pooled-size',
    taught: ['pooling'],
    task(random) {
      const [size, times] = [integer(random, 20, 100), integer(random, 1, 3)];
      const right = Math.floor(size / 2 ** times);
      const layers = times === 1 ? 'one layer' : `${times} layers, one after another,`;
      return {
        prompt: `A feature map of ${size} columns passes ${layers} of 2 × 2 max pooling with stride 2. A column that is left over at the border is dropped. How many columns remain?`,
        explanation: `Each layer halves the number and rounds down: ${Array.from({ length: times + 1 }, (_, i) => Math.floor(size / 2 ** i)).join(' → ')}. Every window of two columns gives one.`,
        right,
        wrong: [
          [Math.floor(size / 2 ** (times + 1)), 'That is halved once too often.'],
          [size - 2 * times, 'Pooling halves the number of columns; it does not take two away.'],
          [Math.ceil(size / 2 ** times) + 1, 'What is left over at the border is dropped, not kept.'],
        ],
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
        prompt: `A network has ${layers} convolutions in a row, each ${width} columns wide with stride 1. How many columns of the input can one unit of the last layer see?`,
        explanation: `Receptive field = 1 + layers · (width − 1) = 1 + ${layers} · (${width} − 1) = 1 + ${layers * (width - 1)} = ${right}. A unit sees its own column, and each layer widens that by ${width} − 1.`,
        right,
        wrong: [
          [layers * width, 'Neighbouring windows overlap, so the widths do not simply add up.'],
          [layers * (width - 1), 'The column from which one starts is missing.'],
          [width ** 2, 'The field grows by the same amount per layer; it is not squared.'],
        ],
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
        prompt: `A network has ${layers} causal convolutions of width ${width}. Their dilation doubles from layer to layer: 1, 2, 4 and so on. How many time steps does the last layer see?`,
        explanation: `Steps = 1 + (width − 1) · (2^layers − 1) = 1 + (${width} − 1) · (2^${layers} − 1) = 1 + ${width - 1} · ${2 ** layers - 1} = ${right}. A layer adds (width − 1) times its dilation, and the dilations add up to 2^${layers} − 1.`,
        right,
        wrong: [
          [1 + layers * (width - 1), 'That is without dilation.'],
          [(width - 1) * 2 ** layers, 'The dilations add up to one less than this power of two.'],
          [2 ** layers * width, 'Windows overlap, so the widths are not multiplied.'],
        ],
      };
    },
  },
  {
    id: 'embedding-table',
    taught: ['embedding', 'text'],
    task(random) {
      const [words, size] = [integer(random, 5, 60) * 100, pick(random, [16, 32, 50, 64, 100])];
      const right = words * size;
      return {
        prompt: `An embedding layer knows ${writeNumber(words)} words and gives each of them ${size} numbers. How many parameters does it have?`,
        explanation: `Parameters = words · numbers per word = ${writeNumber(words)} · ${size} = ${writeNumber(right)}. The layer is a table with one row for each word; it has no biases.`,
        right,
        wrong: [
          [words + size, 'Each word has all these numbers, so they are multiplied.'],
          [right + words, 'An embedding has no bias for each word.'],
          [right + size, 'An embedding has no biases.'],
        ],
      };
    },
  },
];
