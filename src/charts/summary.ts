/** The charts of a finished training job: its learning curves and its result on the test part. */

import { asSentence } from '../text/format.ts';
import type { Chart } from '../types/chart.ts';
import type { ClassificationOutcome, Outcome, TrainingOptions, TrainingResult } from '../types/training.ts';
import { commonestMistake, confusionPanel, confusionTitle, confusionWords } from './confusion.ts';
import { curvePanel, curveWords, divergence, type ReferenceLine } from './curve.ts';
import { forecastPanel, forecastTitle, forecastWords } from './forecast.ts';
import { languagePanel, languageTitle, languageWords } from './language.ts';
import { metricOf } from './metric.ts';
import { type Panel, page } from './page.ts';
import { altText, datasetName, networkNoun, runSubtitle } from './words.ts';

/** Loss and metric per epoch; of a language with the 3-gram as a line. */
export function curvesChart({ options, epochs, outcome }: TrainingResult): Chart {
  const metric = metricOf(options.dataset);
  const title =
    divergence(epochs) ??
    `How the ${networkNoun(options.network)} learned ${datasetName(options.dataset)}: loss and ${metric.name.replace(' per character', '')}`;
  return {
    name: 'learning.png',
    alt: altText(`${asSentence(title)} ${runSubtitle(options)}. ${curveWords(epochs, metric)}`),
    drawing: {
      kind: 'vega',
      spec: page(
        title,
        [runSubtitle(options), ...(outcome.kind === 'language' ? [howToReadBits] : [])],
        [curvePanel(options, epochs, metric, lineOf(outcome))],
      ),
    },
  };
}

const howToReadBits = 'Fewer bits are better. Dotted line: the 3-gram.';

const lineOf = (outcome: Outcome): ReferenceLine | undefined =>
  outcome.kind === 'language'
    ? { value: outcome.ngrams.at(-1) ?? Number.NaN, heading: metricOf('text').heading }
    : undefined;

/** The confusion matrix, the forecast or the bits per character; the title states the test result. @throws UserError without test examples */
export function outcomeChart({ options, outcome }: TrainingResult): Chart {
  const { title, remarks = [], panel, words } = testPicture(options, outcome);
  return {
    name: 'test.png',
    alt: altText([`${title}.`, ...remarks, words].join(' ')),
    drawing: { kind: 'vega', spec: page(title, remarks, [panel]) },
  };
}

interface TestPicture {
  title: string;
  remarks?: string[];
  panel: Panel;
  words: string;
}

function testPicture(options: TrainingOptions, outcome: Outcome): TestPicture {
  switch (outcome.kind) {
    case 'classification':
      return {
        title: confusionTitle(options, outcome),
        remarks: [commonestMistake(outcome)],
        panel: confusionPanel(options, outcome),
        words: confusionWords(outcome),
      };
    case 'forecast':
      return {
        title: forecastTitle(options, outcome),
        panel: forecastPanel(options, outcome),
        words: forecastWords(outcome),
      };
    case 'language':
      return {
        title: languageTitle(options, outcome),
        panel: languagePanel(options, outcome),
        words: languageWords(outcome),
      };
  }
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
