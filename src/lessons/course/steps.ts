/** The steps of a unit, as its author writes them. */
import { z } from 'zod';
import { seedLimits } from '../../training/duel/runs.ts';
import { parseTrainingOptions } from '../../training/options.ts';
import type { StepAction, UnitStep } from '../../types/course.ts';
import { UserError } from '../../types/errors.ts';
import { levels } from '../../types/lessons.ts';
import { changesFor, inputChanges } from '../../types/prediction.ts';
import { claims } from '../../types/probe.ts';
import { datasets, networks } from '../../types/training.ts';
import type { Report } from '../markdown.ts';
import { idSchema, reportIssue, textSchema } from '../meta.ts';

const say = textSchema.max(300).optional();
const seconds = z.number().min(1).max(900).optional();
const network = z.enum(networks);
const dataset = z.enum(datasets);
const number = z.number().optional();

const schemas = {
  read: z.strictObject({ read: idSchema, level: z.enum(levels).default('first'), say }),
  train: z.strictObject({
    train: z.strictObject({
      ...{ network, dataset: dataset.optional(), samples: number, epochs: number, units: number },
      ...{ learning_rate: number, batch: number, seed: number },
    }),
    ...{ seconds, say },
  }),
  predict: z.strictObject({ predict: dataset, change: z.enum(inputChanges).optional(), say }),
  prove: z.strictObject({ prove: z.enum(claims), seconds, say }),
  duel: z.strictObject({
    duel: z.strictObject({
      ...{ a: network, b: network, dataset: dataset.default('digits') },
      seeds: z.number().int().min(seedLimits.min).max(seedLimits.max).default(seedLimits.min),
    }),
    ...{ seconds, say },
  }),
  quiz: z.strictObject({ quiz: z.array(idSchema).min(1).max(10), say }),
};
type StepKind = keyof typeof schemas;
type Written = { [Kind in StepKind]: z.output<(typeof schemas)[Kind]> }[StepKind];
const kinds = Object.keys(schemas) as StepKind[];

/** Reads the steps, each with its line. A faulty step is reported and left out. */
export function readSteps(
  items: readonly unknown[],
  line: (path: readonly PropertyKey[]) => number,
  report: Report,
): { step: UnitStep; line: number }[] {
  const counts = new Map<string, number>();
  return items.flatMap((item, i) => {
    const at = (...path: PropertyKey[]) => line(['steps', i, ...path]);
    const found = kinds.filter((kind) => typeof item === 'object' && item !== null && kind in item);
    const [kind] = found;
    if (kind === undefined || found.length > 1) {
      report(at(), `A step does one of ${kinds.join(', ')}; write one of these keys in it.`);
      return [];
    }
    const checked = schemas[kind].safeParse(item, { reportInput: true });
    if (!checked.success) {
      for (const issue of checked.error.issues) reportIssue(issue, ['steps', i], line, report);
      return [];
    }
    const action = actionOf(checked.data, (message) => report(at(kind), message));
    if (!action) return [];
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const { say, seconds } = checked.data as { say?: string; seconds?: number };
    const note = { ...(say !== undefined && { say }), ...(seconds !== undefined && { seconds }) };
    return [{ step: { ...action, key: `${kind}-${number}`, ...note }, line: at() }];
  });
}

function actionOf(step: Written, refuse: (message: string) => void): StepAction | undefined {
  if ('read' in step) return { kind: 'read', topic: step.read, level: step.level };
  if ('prove' in step) return { kind: 'prove', claim: step.prove };
  if ('quiz' in step) return { kind: 'quiz', topics: step.quiz };
  if ('duel' in step) {
    if (step.duel.a !== step.duel.b) return { kind: 'duel', ...step.duel };
    refuse('A duel needs two different networks.');
    return undefined;
  }
  if ('predict' in step) {
    const { predict: dataset, change } = step;
    const possible = changesFor(dataset);
    if (change === undefined || possible.includes(change))
      return { kind: 'predict', dataset, ...(change !== undefined && { change }) };
    refuse(`What is in ${dataset} can be changed by ${possible.join(', ')}, not by ${change}.`);
    return undefined;
  }
  const { learning_rate: learningRate, ...options } = step.train;
  try {
    return { kind: 'train', options: parseTrainingOptions({ ...options, learningRate }) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    refuse(error.message.replaceAll('\n', ' '));
    return undefined;
  }
}
