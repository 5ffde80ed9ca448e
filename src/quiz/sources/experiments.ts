/** Questions about what the group itself has trained; the answers come from the stored results. */
import { metricOf } from '../../charts/metric.ts';
import { letter, riddleChart } from '../../charts/riddle.ts';
import { datasetName, networkName } from '../../charts/words.ts';
import type { Library } from '../../documents/types.ts';
import type { TrainingResult } from '../../nets/types.ts';
import { single } from '../choices.ts';
import { factOf } from '../fact.ts';
import { shuffled } from '../random.ts';
import type { Fact, Random } from '../types.ts';
import { touches } from '../wording.ts';
import { topicOf } from './computed.ts';
import { write } from './numbers.ts';

/** A finished experiment with its number. */
export interface Measured {
  id: number;
  result: TrainingResult;
}

/** Means this near to each other have no clear order. */
const clearGap = 0.02;
const mostCurves = 4;

export function experimentFacts(library: Library, measured: readonly Measured[]): Fact[] {
  return [
    ...measured.flatMap((run) => [...layerFacts(library, run), ...mistakeFacts(library, run)]),
    ...curveFacts(library, measured),
  ];
}

const named = ({ id, result: { options } }: Measured): string =>
  `experiment ${id} (${networkName(options.network)} on ${datasetName(options.dataset)}, ${options.units} units)`;

/** How many parameters one of its layers has, as counted when it was built. */
function layerFacts(library: Library, run: Measured): Fact[] {
  const topic = topicOf(library, ['parameter-count', 'weight']);
  const { layers } = run.result;
  const counts = [...new Set([...layers.map(({ params }) => params), run.result.params])];
  return layers.flatMap((layer): Fact[] => {
    const wrong = counts.filter((count) => count !== layer.params);
    if (topic === undefined || layer.params === 0 || wrong.length < 2) return [];
    const fact = `experiment:${run.id}:layer:${layer.name}`;
    const shared = {
      prompt: `In ${named(run)}, how many parameters has the layer “${layer.name}”, whose output has the shape ${layer.shape.join(' × ')}?`,
      explanation: `It was built with ${write(layer.params)}; the whole network has ${write(run.result.params)}.`,
    };
    const options = (random: Random) =>
      shuffled(random, wrong)
        .slice(0, 3)
        .map((count) => ({ text: write(count) }));
    return [
      factOf({ fact, source: 'experiment', topic, level: 'deep' }, (random) => ({
        ...shared,
        ...single(random, { text: write(layer.params) }, options(random)),
      })),
    ];
  });
}

/** For what the commonest mistake took its examples. */
function mistakeFacts(library: Library, run: Measured): Fact[] {
  const topic = topicOf(library, ['confusion-matrix', 'classification']);
  const { outcome } = run.result;
  if (topic === undefined || outcome.kind !== 'classification' || outcome.labels.length < 4) return [];
  const mistakes = outcome.confusion
    .flatMap((row, truth) =>
      row.map((count, prediction) => ({ truth, prediction, count: truth === prediction ? 0 : count })),
    )
    .sort((a, b) => b.count - a.count);
  const [worst] = mistakes;
  if (!worst || worst.count === 0) return [];
  const label = (at: number) => outcome.labels[at] ?? '';
  const row = outcome.confusion[worst.truth] ?? [];
  const wrong = outcome.labels.filter((_, i) => i !== worst.truth && (row[i] ?? 0) < worst.count);
  const tells = touches(label(worst.truth), label(worst.prediction));
  if (wrong.length !== outcome.labels.length - 2 || tells) return [];
  const fact = `experiment:${run.id}:mistake`;
  const shared = {
    prompt: `In ${named(run)}, for what was “${label(worst.truth)}” most often mistaken?`,
    explanation: `${worst.count} times for “${label(worst.prediction)}”.`,
  };
  return [
    factOf({ fact, source: 'experiment', topic, level: 'first' }, (random) => ({
      ...shared,
      ...single(
        random,
        { text: label(worst.prediction) },
        shuffled(random, wrong)
          .slice(0, 3)
          .map((text) => ({ text })),
      ),
    })),
  ];
}

/** Runs of different networks on one data set: whose curve is it? Only of runs whose ends are clearly apart. */
function curveFacts(library: Library, measured: readonly Measured[]): Fact[] {
  const bySet = Map.groupBy(measured, ({ result }) => result.options.dataset);
  return [...bySet].flatMap(([dataset, runs]): Fact[] => {
    const latest = [...new Map(runs.map((run) => [run.result.options.network, run])).values()].slice(
      0,
      mostCurves,
    );
    const ends = latest
      .map(({ result }) => result.epochs.at(-1)?.valMetric ?? Number.NaN)
      .sort((a, b) => a - b);
    const apart = ends.every((end, i) => i === 0 || end - (ends[i - 1] ?? 0) > clearGap * Math.abs(end));
    if (latest.length < 2 || !apart) return [];
    return latest.flatMap((asked): Fact[] => {
      const network = networkName(asked.result.options.network);
      const topic = topicOf(library, [asked.result.options.network]);
      if (topic === undefined) return [];
      const metric = metricOf(dataset);
      const fact = `experiment:${asked.id}:curve`;
      const shared = {
        prompt: `These are the group's own runs on ${datasetName(dataset)}. Which curve is the ${network}'s?`,
        explanation: `${latest.map((run) => `${named(run)} ended at ${metric.write(run.result.epochs.at(-1)?.valMetric ?? 0)}`).join('; ')}.`,
      };
      return [
        factOf({ fact, source: 'experiment', topic, level: 'first' }, (random) => {
          const order = shuffled(random, latest);
          return {
            ...shared,
            kind: 'picture',
            picture: riddleChart({
              title: `${metric.heading} on validation data, ${datasetName(dataset)}`,
              step: 'epoch',
              metric,
              curves: order.map(({ result }) => result.epochs.map(({ valMetric }) => valMetric)),
            }),
            options: order.map((run, i) => ({
              text: `Curve ${letter(i)}`,
              ...(run !== asked && { remark: `That is ${named(run)}.` }),
            })),
            right: order.indexOf(asked),
          };
        }),
      ];
    });
  });
}
