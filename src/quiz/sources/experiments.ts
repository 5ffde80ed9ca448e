/** Questions about the group's own experiments. The answers come from stored results. */

import { metricOf } from '../../charts/metric.ts';
import { matrixChart } from '../../charts/summary.ts';
import { unlabelledCurvesChart } from '../../charts/unlabelled-curves.ts';
import { datasetName, networkName } from '../../charts/words.ts';
import { letter, percent } from '../../text/format.ts';
import type { Library } from '../../types/lessons.ts';
import type { QuestionTemplate } from '../../types/quiz.ts';
import type { TrainingResult } from '../../types/training.ts';
import { pickDistractors, single } from '../choices.ts';
import { templateOf } from '../question-template.ts';
import { shuffled } from '../random.ts';
import { givesAway } from '../text-overlap.ts';
import { mistakes, topicOf } from './computed.ts';
import { layerTask } from './layers.ts';
import { writeNumber } from './numbers.ts';

/** A finished experiment with its number. */
export interface Measured {
  id: number;
  result: TrainingResult;
}

/** The smallest readable difference of changes, as a share of the chart's height. */
const clearGap = 0.05;
const fewestEpochs = 3;
const mostCurves = 4;
const wrongCount = 3;
/** The smallest readable difference between class shares. */
const clearShare = 0.02;

export function experimentTemplates(library: Library, measured: readonly Measured[]): QuestionTemplate[] {
  return [
    ...measured.flatMap((run) => [...layerTemplates(library, run), ...matrixTemplates(library, run)]),
    ...curveTemplates(library, measured),
  ];
}

const named = ({ id, result: { options } }: Measured): string =>
  `experiment ${id} (${networkName(options.network)} on ${datasetName(options.dataset)}, ${options.units} units)`;

/** Asks for the parameter count of a layer, given its sizes. */
function layerTemplates(library: Library, run: Measured): QuestionTemplate[] {
  return run.result.layers.flatMap((layer, at): QuestionTemplate[] => {
    const task = layerTask(run.result, at);
    const topic = task && topicOf(library, task.taught);
    if (topic === undefined || !task) return [];
    const fact = `experiment:${run.id}:layer:${layer.name}`;
    const right = writeNumber(task.right);
    const shared = {
      prompt: `In ${named(run)}, ${task.description}. How many parameters does that layer have?`,
      explanation: `${task.working} = ${right}; the whole network has ${writeNumber(run.result.params)} parameters.`,
    };
    const wrong = mistakes(task.wrong, writeNumber).filter(({ text }) => text !== right);
    const texts = wrong.map(({ text }) => text);
    const fits = wrong.length >= wrongCount && !givesAway(shared.prompt, right, texts);
    return [
      templateOf(
        { fact, source: 'experiment', topic, level: 'deep', difficulty: 3, isWorkedOut: true },
        (random) => ({
          ...shared,
          ...(fits
            ? single(
                random,
                { text: right },
                pickDistractors(random, right, wrong, wrongCount, ({ text }) => text),
              )
            : { kind: 'number' as const, right: task.right, tolerance: 0 }),
        }),
      ),
    ];
  });
}

/** Asks for the class with the lowest recall, read from the confusion matrix. */
function matrixTemplates(library: Library, run: Measured): QuestionTemplate[] {
  const topic = topicOf(library, ['confusion-matrix', 'classification']);
  const { outcome, options } = run.result;
  if (topic === undefined || outcome.kind !== 'classification' || outcome.labels.length < 4) return [];
  const found = outcome.confusion
    .map((row, truth) => {
      const of = row.reduce((sum, count) => sum + count, 0);
      return { label: outcome.labels[truth] ?? '', hits: row[truth] ?? 0, of };
    })
    .filter(({ of }) => of > 0)
    .sort((a, b) => a.hits / a.of - b.hits / b.of);
  const [worst, next] = found;
  if (!worst || !next || found.length < 4 || next.hits / next.of - worst.hits / worst.of < clearShare)
    return [];
  const said = ({ hits, of }: typeof worst) => `${hits} of ${of} were found, ${percent(hits / of)}`;
  const fact = `experiment:${run.id}:matrix`;
  return [
    templateOf(
      { fact, source: 'experiment', topic, level: 'deep', difficulty: 2, isWorkedOut: true },
      (random) => {
        const others = shuffled(random, found.slice(1)).slice(0, wrongCount);
        const choices = shuffled(random, [worst, ...others]);
        return {
          kind: 'picture',
          prompt: `The picture is the confusion matrix of ${named(run)}. A row is a true class, a column a prediction. Of which class was the smallest share found (the lowest recall)?`,
          explanation: `Of “${worst.label}” ${said(worst)}. Divide the number on the diagonal by the sum of its row.`,
          picture: matrixChart(options, outcome),
          options: choices.map((each) => ({
            text: each.label,
            ...(each !== worst && { remark: `Of “${each.label}” ${said(each)}.` }),
          })),
          right: choices.indexOf(worst),
        };
      },
    ),
  ];
}

/** Asks which network's curve changed most in its last epoch, read from the chart. */
function curveTemplates(library: Library, measured: readonly Measured[]): QuestionTemplate[] {
  const topic = topicOf(library, ['loss-curves', 'epochs']);
  const bySet = Map.groupBy(measured, ({ result }) => result.options.dataset);
  return [...bySet].flatMap(([dataset, runs]): QuestionTemplate[] => {
    const latest = [...new Map(runs.map((run) => [run.result.options.network, run])).values()]
      .filter(({ result }) => result.epochs.length >= fewestEpochs)
      .slice(0, mostCurves);
    const moves = latest.map((run) => ({ run, change: lastChange(run) })).sort((a, b) => b.change - a.change);
    const [most, next] = moves;
    if (topic === undefined || !most || !next || moves.length < 3) return [];
    const values = latest.flatMap(({ result }) => result.epochs.map(({ valMetric }) => valMetric));
    const range = Math.max(...values) - Math.min(...values);
    if (!(most.change - next.change > clearGap * range)) return [];
    const metric = metricOf(dataset);
    const ends = ({ result: { epochs } }: Measured) =>
      `from ${metric.write(epochs.at(-2)?.valMetric ?? 0)} to ${metric.write(epochs.at(-1)?.valMetric ?? 0)}`;
    const fact = `experiment:${latest.map(({ id }) => id).join('-')}:curve`;
    return [
      templateOf(
        { fact, source: 'experiment', topic, level: 'first', difficulty: 2, isWorkedOut: true },
        (random) => {
          const order = shuffled(random, latest);
          return {
            kind: 'picture',
            prompt: `The picture shows runs of this group on ${datasetName(dataset)}. Which curve changed most in its last epoch, so that more epochs may change it further?`,
            explanation: `Curve ${letter(order.indexOf(most.run))}, ${named(most.run)}, went ${ends(most.run)} in its last epoch. A curve that has become level has less to expect from more epochs.`,
            picture: unlabelledCurvesChart({
              title: `${metric.heading} on validation data, ${datasetName(dataset)}`,
              step: 'epoch',
              metric,
              curves: order.map(({ result }) => result.epochs.map(({ valMetric }) => valMetric)),
            }),
            options: order.map((run, i) => ({
              text: `Curve ${letter(i)}`,
              ...(run !== most.run && { remark: `That is ${named(run)}: ${ends(run)}.` }),
            })),
            right: order.indexOf(most.run),
          };
        },
      ),
    ];
  });
}

/** The absolute change in the last epoch. */
const lastChange = ({ result: { epochs } }: Measured): number =>
  Math.abs((epochs.at(-1)?.valMetric ?? 0) - (epochs.at(-2)?.valMetric ?? 0));
