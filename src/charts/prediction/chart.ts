/** The picture of an answer of `/predict`, with the same in words. */

import { asSentence } from '../../text/format.ts';
import type { Chart } from '../../types/chart.ts';
import type { Prediction, SeenInput } from '../../types/prediction.ts';
import type { Network } from '../../types/training.ts';
import { sure } from '../board/parts.ts';
import { networkColour } from '../theme.ts';
import { altText, networkName } from '../words.ts';

/** @param title what the networks say, or how the input was changed */
export function predictionChart(title: string, networks: readonly Network[], prediction: Prediction): Chart {
  const { original, changed, truth } = prediction;
  const remark = remarkOf(prediction);
  const right = truth === undefined ? '' : ` Right: ${classOrValue(prediction, truth)}.`;
  const said = (seen: SeenInput) =>
    networks
      .map((network, at) => `${networkName(network)} ${answerWords(prediction, seen.answers[at])}`)
      .join('; ');
  const words = changed ? `Before: ${said(original)}. After: ${said(changed)}.` : `${said(original)}.`;
  return {
    name: 'prediction.png',
    alt: altText(`${asSentence(title)} ${words}${right}`),
    drawing: {
      ...{ kind: 'prediction', title, remark, prediction },
      networks: networks.map((network) => ({ name: networkName(network), colour: networkColour[network] })),
    },
  };
}

function remarkOf({ original, changed, truth, labels }: Prediction): string {
  const { sample, unknown = [] } = original;
  const tick = truth !== undefined && labels.length > 0 ? ' ✓ is right.' : '';
  if (sample.kind === 'words' && unknown.length > 0) return `Words in [ ] are unknown to it.${tick}`;
  const seen = [original, ...(changed ? [changed] : [])];
  const hasBreak = seen.some((one) => one.sample.kind === 'text' && one.sample.text.includes('\n'));
  const breaks = hasBreak ? ' ¶: new line.' : '';
  if (changed) return `The same input before and after the change.${tick}${breaks}`;
  if (labels.length === 0) return 'The highest temperature of each day, and its forecast for the next.';
  return `What it saw, and how sure it is of each answer.${tick}${breaks}`;
}

const classOrValue = ({ labels, unit }: Prediction, value: number): string =>
  labels[value] ?? `${value.toFixed(1)} ${unit ?? ''}`;

const spoken = 3;

/** The likeliest classes with their probabilities, or the forecast. */
function answerWords(prediction: Prediction, answer: number[] = []): string {
  const { labels } = prediction;
  if (labels.length === 0) return `forecasts ${classOrValue(prediction, answer[0] ?? Number.NaN)}`;
  return `says ${answer
    .map((share, at) => ({ share, label: labels[at] }))
    .sort((one, other) => other.share - one.share)
    .slice(0, spoken)
    .map(({ share, label }) => `${label} ${sure(share)}`)
    .join(', ')}`;
}
