/** A network's outputs as a person reads them: probabilities, or values in the unit of the forecast. */
import type { Dataset, ForecastTask } from '../datasets/types.ts';
import type { Values } from '../engine/session.ts';

/** Four decimals: more would only make messages longer. Adding 0 turns -0, which JSON does not know, into 0. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000 + 0;

/** For each example the probability of each class, or a list of one value in the unit of the forecast. */
export function guessesFrom(task: Dataset['task'], outputs: Values): number[][] {
  if (task.kind === 'forecast') return Array.from(outputs, (value) => [inUnit(task, value)]);
  const classes = task.labels.length;
  return Array.from({ length: outputs.length / classes }, (_, at) =>
    softmax(outputs.subarray(at * classes, (at + 1) * classes)),
  );
}

/** A scaled value of a forecast in its unit. */
export const inUnit = ({ scale, offset }: ForecastTask, value: number): number =>
  rounded(value * scale + offset);

function softmax(logits: Values): number[] {
  const largest = Math.max(...logits);
  const powers = Array.from(logits, (logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => rounded(power / sum));
}
