/** The charts of a finished training job: its learning curves and its result on the test part. */
import type { Chart } from '../types/chart.ts';
import type { ClassificationOutcome, TrainingOptions, TrainingResult } from '../types/training.ts';
import { commonestMistake, confusionPanel, confusionTitle, confusionWords } from './confusion.ts';
import { curvePanel, curveWords, divergence } from './curve.ts';
import { forecastPanel, forecastTitle, forecastWords } from './forecast.ts';
import { metricOf } from './metric.ts';
import { page } from './page.ts';
import { altText, datasetName, networkName, runSubtitle } from './words.ts';

/** Loss and metric per epoch. */
export function curvesChart({ options, epochs }: TrainingResult): Chart {
  const metric = metricOf(options.dataset);
  const title =
    divergence(epochs) ??
    `How the ${networkName(options.network)} learned ${datasetName(options.dataset)}: loss and ${metric.name}`;
  return {
    name: 'learning.png',
    alt: altText(`${title}. ${runSubtitle(options)}. ${curveWords(epochs, metric)}`),
    drawing: {
      kind: 'vega',
      spec: page(title, [runSubtitle(options)], [curvePanel(options, epochs, metric)]),
    },
  };
}

/** The confusion matrix or the forecast; the title states the test result. @throws UserError without test examples */
export function outcomeChart({ options, outcome }: TrainingResult): Chart {
  const classified = outcome.kind === 'classification';
  const title = classified ? confusionTitle(options, outcome) : forecastTitle(options, outcome);
  const remarks = classified ? [commonestMistake(outcome)] : [];
  const panel = classified ? confusionPanel(options, outcome) : forecastPanel(options, outcome);
  const words = classified ? confusionWords(outcome) : forecastWords(outcome);
  return {
    name: 'test.png',
    alt: altText([`${title}.`, ...remarks, words].join(' ')),
    drawing: { kind: 'vega', spec: page(title, remarks, [panel]) },
  };
}

/** The confusion matrix of a quiz: nothing in it tells the answer but the counts. */
export function matrixChart(options: TrainingOptions, outcome: ClassificationOutcome): Chart {
  const { confusion, labels } = outcome;
  const rows = confusion.map((row, i) => `${labels[i]}: ${row.join(' ')}`).join('; ');
  return {
    name: 'matrix.png',
    alt: altText(
      `Confusion matrix, one row per true class: ${rows}. Columns are predictions in the same order.`,
    ),
    drawing: {
      kind: 'vega',
      spec: page(
        'Which class was taken for which',
        ['Row: what it is. Column: what the network says.'],
        [confusionPanel(options, outcome)],
      ),
    },
  };
}
