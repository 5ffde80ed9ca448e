/** Scores a trained network on examples that it was not trained on. */
import type { ForecastOutcome, LanguageOutcome, Outcome } from '../../types/training.ts';
import type { Dataset, DatasetSplit, ForecastTask, LanguageTask } from '../datasets/types.ts';
import { rounded } from '../datasets/watched.ts';
import { bitsPerCharacter, languageFacts } from './language.ts';

/** Number of a forecast's points that are kept for its chart. */
const plottedPoints = 120;

/** Loss of each example [size], and outputs: logits [size · classes], of each step for a language, or scaled forecasts [size]. */
export interface Evaluation {
  losses: Float32Array;
  outputs: Float32Array;
}

export interface EvaluationScore {
  loss: number;
  metric: number;
}

/** Mean loss, and accuracy, the mean absolute error in the data set's unit, or bits per character. */
export function score(
  { task }: Dataset,
  split: DatasetSplit,
  { losses, outputs }: Evaluation,
): EvaluationScore {
  const loss = mean(losses);
  if (task.kind === 'forecast')
    return {
      loss,
      metric: task.scale * mean(outputs.map((value, at) => Math.abs(value - (split.y[at] as number)))),
    };
  if (task.kind === 'language') return { loss, metric: bitsPerCharacter(loss) };
  const chosen = predictedClasses(outputs, task.labels.length);
  return { loss, metric: mean(chosen.map((choice, at) => Number(choice === split.y[at]))) };
}

/** The confusion matrix and accuracy on the test split, the forecast and its errors, or how well a text is foretold. */
export function outcome({ task, test }: Dataset, evaluation: Evaluation): Outcome {
  if (task.kind === 'forecast') return forecastOutcome(task, test, evaluation.outputs);
  if (task.kind === 'language') return languageOutcome(task, test, evaluation);
  const confusion = confusionOf(task.labels.length, test, evaluation);
  const right = confusion.reduce((total, row, label) => total + (row[label] as number), 0);
  return { kind: 'classification', labels: task.labels, confusion, accuracy: right / test.size };
}

/** confusion[truth][prediction], counts on a split. */
export function confusionOf(classes: number, { y }: DatasetSplit, { outputs }: Evaluation): number[][] {
  const confusion = Array.from({ length: classes }, () => Array<number>(classes).fill(0));
  for (const [at, choice] of predictedClasses(outputs, classes).entries()) {
    const row = confusion[y[at] as number] as number[];
    row[choice] = (row[choice] ?? 0) + 1;
  }
  return confusion;
}

function forecastOutcome(task: ForecastTask, test: DatasetSplit, outputs: Float32Array): ForecastOutcome {
  const inUnit = (value: number) => value * task.scale + task.offset;
  const actual = Array.from(test.y, inUnit);
  const predicted = Array.from(outputs, inUnit);
  const naive = Array.from(task.testNaive);
  const error = (values: readonly number[]) =>
    mean(values.map((value, at) => Math.abs(value - (actual[at] as number))));
  return {
    kind: 'forecast',
    unit: task.unit,
    mae: error(predicted),
    baseline: error(naive),
    times: task.testTimes.slice(0, plottedPoints),
    actual: actual.slice(0, plottedPoints),
    predicted: predicted.slice(0, plottedPoints),
    naive: naive.slice(0, plottedPoints),
  };
}

function languageOutcome(task: LanguageTask, test: DatasetSplit, evaluation: Evaluation): LanguageOutcome {
  const { losses, outputs } = evaluation;
  return {
    kind: 'language',
    bits: bitsPerCharacter(mean(losses)),
    ngrams: task.ngrams,
    exampleBits: Array.from(losses, (loss) => rounded(bitsPerCharacter(loss))),
    ...languageFacts(task, test, outputs),
  };
}

/** The class with the largest logit, for each example. */
function predictedClasses(outputs: Float32Array, classes: number): number[] {
  return Array.from({ length: outputs.length / classes }, (_, at) => {
    const row = outputs.subarray(at * classes, (at + 1) * classes);
    return row.indexOf(Math.max(...row));
  });
}

const mean = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let at = 0; at < values.length; at++) total += values[at] as number;
  return total / values.length;
};
