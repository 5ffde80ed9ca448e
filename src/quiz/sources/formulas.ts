/** What all calculations share: their form, and the sizes and counts that layers have. */
import type { Random } from '../../types/quiz.ts';

/** The result of a usual mistake, and what the mistake is. */
export type WrongValue = readonly [value: number, remark: string];

export interface QuestionTask {
  prompt: string;
  /** The formula, with the numbers put in, step by step; then why. */
  explanation: string;
  right: number;
  wrong: WrongValue[];
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
export const outputSize = (size: number, filter: number, padding: number, stride: number): number =>
  Math.floor((size + 2 * padding - filter) / stride) + 1;

/** Blocks of weights: the candidate's and those of the gates. */
export const recurrentBlocks = { rnn: 1, gru: 3, lstm: 4 } as const;
export type RecurrentNetwork = keyof typeof recurrentBlocks;
const recurrentNames = { rnn: 'plain RNN', gru: 'GRU', lstm: 'LSTM' } as const;

/** Mistakes in counting a recurrent layer's parameters. */
export const recurrentMistakes = (
  network: RecurrentNetwork,
  units: number,
  features: number,
): WrongValue[] => [
  [recurrentBlocks[network] * units * (units + features), 'The biases are missing.'],
  ...(Object.keys(recurrentBlocks) as RecurrentNetwork[])
    .filter((other) => other !== network)
    .map(
      (other): WrongValue => [
        recurrentParams(recurrentBlocks[other], units, features),
        `That is the count of ${other === 'lstm' ? 'an' : 'a'} ${recurrentNames[other]} layer of this size.`,
      ],
    ),
];
