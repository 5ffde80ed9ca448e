/** The chart of a finished training job: its learning curve and its test result. */
import type { Chart } from '../types/chart.ts';
import type { TrainingResult } from '../types/training.ts';
import { commonestMistake, confusionPanel, confusionTitle, confusionWords } from './confusion.ts';
import { curvePanel, curveWords, divergence } from './curve.ts';
import { forecastPanel, forecastTitle, forecastWords } from './forecast.ts';
import { metricOf } from './metric.ts';
import { page } from './page.ts';
import { altText, setup } from './words.ts';

/** The learning curve above the confusion matrix or the forecast; the title states the test result. */
export function resultChart({ options, epochs, outcome }: TrainingResult): Chart {
  const classified = outcome.kind === 'classification';
  const metric = metricOf(options.dataset);
  const title = classified ? confusionTitle(options, outcome) : forecastTitle(options, outcome);
  const remark = divergence(epochs) ?? (classified ? commonestMistake(outcome) : undefined);
  const remarks = remark ? [setup(options), remark] : [setup(options)];
  const below = classified ? confusionPanel(options, outcome) : forecastPanel(options, outcome);
  const words = classified ? confusionWords(outcome) : forecastWords(outcome);
  return {
    name: 'result.png',
    alt: altText(`${title}. ${remarks.join('. ')} ${curveWords(epochs, metric)} ${words}`),
    drawing: { kind: 'vega', spec: page(title, remarks, [curvePanel(options, epochs, metric), below]) },
  };
}
