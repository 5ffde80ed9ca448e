/** A network's outputs as a person reads them: probabilities, or values in the unit of the forecast. Of a language, those of the last step. */
import type { Dataset } from '../datasets/types.ts';
import { inUnit, rounded } from '../datasets/watched.ts';
import type { Values } from '../engine/session.ts';

/** For each example the probability of each class, or a list of one value in the unit of the forecast. */
export function guessesFrom(task: Dataset['task'], outputs: Values): number[][] {
  if (task.kind === 'forecast') return Array.from(outputs, (value) => [inUnit(task, value)]);
  const classes = task.labels.length;
  const width = task.kind === 'language' ? task.steps * classes : classes;
  return Array.from({ length: outputs.length / width }, (_, at) =>
    softmax(outputs.subarray((at + 1) * width - classes, (at + 1) * width)),
  );
}

function softmax(logits: Values): number[] {
  const largest = Math.max(...logits);
  const powers = Array.from(logits, (logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => rounded(power / sum));
}

/** The class with the largest of `width` logits from `start` on, and its probability. */
export function likeliest(
  logits: Values,
  start: number,
  width: number,
): { label: number; probability: number } {
  let label = 0;
  for (let at = 1; at < width; at++)
    if ((logits[start + at] as number) > (logits[start + label] as number)) label = at;
  let sum = 0;
  for (let at = 0; at < width; at++)
    sum += Math.exp((logits[start + at] as number) - (logits[start + label] as number));
  return { label, probability: 1 / sum };
}
