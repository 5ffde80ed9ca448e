/** A network's outputs as a person reads them: probabilities, or values in the unit of the forecast. */
import type { Dataset } from '../datasets/types.ts';
import { inUnit, rounded } from '../datasets/watched.ts';
import type { Values } from '../engine/session.ts';

/** For each example the probability of each class, or a list of one value in the unit of the forecast. */
export function guessesFrom(task: Dataset['task'], outputs: Values): number[][] {
  if (task.kind === 'forecast') return Array.from(outputs, (value) => [inUnit(task, value)]);
  const classes = task.labels.length;
  return Array.from({ length: outputs.length / classes }, (_, at) =>
    softmax(outputs.subarray(at * classes, (at + 1) * classes)),
  );
}

function softmax(logits: Values): number[] {
  const largest = Math.max(...logits);
  const powers = Array.from(logits, (logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => rounded(power / sum));
}
