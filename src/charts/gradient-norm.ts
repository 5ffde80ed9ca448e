/** The gradient norm of a run over its epochs: how strongly the loss still pulls at the weights. */
import { asSentence, figure, plural } from '../text/format.ts';
import type { Chart } from '../types/chart.ts';
import { type EpochRecord, isRecurrent, type TrainingOptions } from '../types/training.ts';
import { epochAxis, fromZero, labelRoom, overhang, valueAxis } from './axes.ts';
import { page } from './page.ts';
import { inner, networkColour, palette } from './theme.ts';
import { altText, networkNoun, runSubtitle } from './words.ts';

/** Gradients of recurrent networks are shortened to this norm (`recurrentClipNorm`). */
const clipNorm = 1;
const maxEpochsWithPoints = 30;

export function gradientNormChart(options: TrainingOptions, epochs: EpochRecord[]): Chart {
  const norms = epochs.map(({ gradientNorm }) => gradientNorm);
  const total = Math.max(options.epochs, ...epochs.map(({ epoch }) => epoch));
  const isClipped = isRecurrent(options.network);
  const title = 'How strongly the loss pulls at the weights';
  const remark = isClipped
    ? 'Mean gradient norm per epoch. Dashed: longer ones are cut to 1.'
    : `Mean gradient norm per epoch. That of the ${networkNoun(options.network)} is never cut.`;
  const range = fromZero(isClipped ? [...norms, clipNorm] : norms);
  const line = {
    mark: {
      type: 'line' as const,
      color: networkColour[options.network],
      point: total <= maxEpochsWithPoints ? { size: 28, color: networkColour[options.network] } : false,
    },
    encoding: { x: epochAxis(total), y: valueAxis('norm', range) },
  };
  const ceiling = {
    data: { values: [{ norm: clipNorm }] },
    mark: { type: 'rule' as const, color: palette.muted, strokeDash: [4, 4] },
    encoding: { y: valueAxis('norm', range) },
  };
  const [first, last] = [norms[0], norms.at(-1)];
  return {
    name: 'gradients.png',
    alt: altText(
      `${asSentence(title)} ${runSubtitle(options)}. Mean gradient norm over ${plural(epochs.length, 'epoch')}: ` +
        `${figure(first ?? Number.NaN)} in the first, ${figure(last ?? Number.NaN)} in the last.`,
    ),
    drawing: {
      kind: 'vega',
      spec: page(
        title,
        [remark],
        [
          {
            width: inner - labelRoom - overhang,
            height: 150,
            data: {
              values: epochs.map(({ epoch, gradientNorm }) => ({
                epoch,
                norm: Number.isFinite(gradientNorm) ? gradientNorm : null,
              })),
            },
            layer: isClipped ? [ceiling, line] : [line],
          },
        ],
      ),
    },
  };
}
