/** Parameter counts of an experiment's layers, as tasks. */
import { networkName } from '../../charts/words.ts';
import type { LayerSummary, TrainingResult } from '../../types/training.ts';
import {
  convolutionParams,
  denseParams,
  type RecurrentNetwork,
  recurrentBlocks,
  recurrentMistakes,
  recurrentParams,
  type WrongValue,
} from './formulas.ts';

export interface LayerTask {
  /** The layer and its sizes. */
  description: string;
  /** The formula, and the calculation up to the result. */
  working: string;
  right: number;
  wrong: WrongValue[];
  /** Names under which the documents may teach it. */
  taught: string[];
}

const isRecurrent = (network: string): network is RecurrentNetwork => Object.hasOwn(recurrentBlocks, network);
/** The bot's images are grey. */
const imageChannels = 1;

/**
 * The task for the layer at `at`, with sizes derived from its shape and count. Undefined where no taught formula gives
 * exactly the measured count.
 */
export function layerTask({ layers, options }: TrainingResult, at: number): LayerTask | undefined {
  const [layer, before] = [layers[at], layers[at - 1]];
  if (!layer || layer.params === 0) return undefined;
  const { network } = options;
  const task =
    layer.name === network && isRecurrent(network)
      ? recurrentTask(layer, network)
      : layer.name.startsWith('conv')
        ? convolutionTask(layer, before)
        : layer.name === 'output' && before?.shape.length === 1
          ? denseTask(layer, before)
          : undefined;
  return task?.right === layer.params ? task : undefined;
}

function recurrentTask({ shape, params }: LayerSummary, network: RecurrentNetwork): LayerTask | undefined {
  const units = shape.at(-1) ?? 0;
  const count = recurrentBlocks[network];
  const features = params / (count * units) - units - 1;
  if (!Number.isInteger(features) || features < 1) return undefined;
  return {
    description: `the ${networkName(network)} layer has ${units} units and reads ${features} feature${features === 1 ? '' : 's'} per step, with one bias per block of weights`,
    working: `${count === 1 ? '' : 'Blocks · '}${count === 1 ? 'Units' : 'units'} · (units + features + 1) = ${count === 1 ? '' : `${count} · `}${units} · (${units} + ${features} + 1)`,
    right: recurrentParams(count, units, features),
    wrong: recurrentMistakes(network, units, features),
    taught: network === 'lstm' ? ['parameter-count'] : [network, 'parameter-count'],
  };
}

function convolutionTask({ shape, params }: LayerSummary, before?: LayerSummary): LayerTask | undefined {
  const isImage = shape.length === 3;
  const filters = shape.at(-1) ?? 0;
  const channels = before?.shape.at(-1) ?? (isImage ? imageChannels : undefined);
  if (channels === undefined || filters === 0) return undefined;
  const weights = (params / filters - 1) / channels;
  const side = isImage ? Math.sqrt(weights) : weights;
  if (!Number.isInteger(side) || side < 1) return undefined;
  const size = isImage ? `${side} × ${side}` : `width ${side}`;
  return {
    description: `a convolution has ${filters} filters of ${size} over ${channels} channel${channels === 1 ? '' : 's'}, with biases`,
    working: `(Places · channels + 1) · filters = (${isImage ? `${side} · ${side}` : side} · ${channels} + 1) · ${filters}`,
    right: isImage ? convolutionParams(side, channels, filters) : (side * channels + 1) * filters,
    wrong: [
      [weights * channels * filters, 'The biases are missing.'],
      [weights * channels * filters + 1, 'Each filter has a bias of its own.'],
      [(weights + 1) * filters, 'A filter has a weight for each place in every input channel.'],
    ],
    taught: ['convolution', 'parameter-count'],
  };
}

function denseTask({ shape }: LayerSummary, before: LayerSummary): LayerTask {
  const [inputs, outputs] = [before.shape[0] ?? 0, shape[0] ?? 0];
  return {
    description: `the fully connected output layer maps ${inputs} values to ${outputs}, with biases`,
    working: `Inputs · outputs + outputs = ${inputs} · ${outputs} + ${outputs}`,
    right: denseParams(inputs, outputs),
    wrong: [
      [inputs * outputs, 'The biases are missing.'],
      [inputs * outputs + inputs, 'There is a bias for each output, not for each input.'],
      [inputs + outputs, 'Every input is connected to every output.'],
    ],
    taught: ['fully-connected', 'parameter-count'],
  };
}
