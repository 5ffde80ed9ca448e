/** The confusion matrix on the test split. */

import { count, percent } from '../text/format.ts';
import { UserError } from '../types/errors.ts';
import type { ClassificationOutcome, TrainingOptions } from '../types/training.ts';
import { labelRoom } from './axes.ts';
import type { Panel } from './page.ts';
import { inner, networkColour, palette, size } from './theme.ts';
import { networkName, roughWidth } from './words.ts';

const labelLimit = 84;
const axisTitle = 20;
/** With more classes the cells are too small for counts. */
const maxClassesWithCounts = 12;

/** @throws UserError if there is no test example */
export function confusionTitle({ network }: TrainingOptions, { confusion }: ClassificationOutcome): string {
  const total = confusion.flat().reduce((sum, n) => sum + n, 0);
  if (total === 0) throw new UserError('There is no confusion matrix: no test example was classified.');
  const right = confusion.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  return `The ${networkName(network)} got ${percent(right / total)} of ${count(total)} test examples right`;
}

/** A sentence on the largest count off the diagonal. */
export function commonestMistake({ confusion, labels }: ClassificationOutcome): string {
  const mistakes = confusion.flatMap((row, truth) =>
    row.flatMap((n, prediction) => (prediction === truth || n === 0 ? [] : [{ n, truth, prediction }])),
  );
  if (mistakes.length === 0) return 'No mistakes.';
  const worst = mistakes.reduce((a, b) => (b.n > a.n ? b : a));
  const of = (confusion[worst.truth] ?? []).reduce((sum, n) => sum + n, 0);
  return `Commonest mistake: ${labels[worst.truth]} taken for ${labels[worst.prediction]} (${count(worst.n)} of ${count(of)}).`;
}

export function confusionWords({ confusion, labels }: ClassificationOutcome): string {
  const rows = confusion.map((row, truth) => {
    const of = row.reduce((sum, n) => sum + n, 0);
    return `${labels[truth]} ${count(row[truth] ?? 0)} of ${count(of)}`;
  });
  return `Heat map of counts, truth by row and prediction by column; right per class: ${rows.join(', ')}.`;
}

/** A heat map as wide as the card: numbers are counts, colours are shares of the row. */
export function confusionPanel({ network }: TrainingOptions, outcome: ClassificationOutcome): Panel {
  const { labels, confusion } = outcome;
  const longest = Math.max(...labels.map(roughWidth));
  const room = Math.min(labelLimit, longest) + 8;
  // Stacked plots share the left edge of their axes; the cells begin further right, after the class labels.
  const wide = inner - labelRoom - 1;
  const indent = room + axisTitle - labelRoom;
  const tilted = longest > (wide - indent) / labels.length;
  const cell = labels.length <= 4 ? 36 : labels.length <= maxClassesWithCounts ? 20 : 200 / labels.length;
  const values = confusion.flatMap((row, truth) => {
    const of = row.reduce((sum, n) => sum + n, 0);
    return row.map((n, prediction) => ({
      truth: labels[truth],
      prediction: labels[prediction],
      n,
      share: of === 0 ? 0 : n / of,
    }));
  });
  const axis = { domain: false, ticks: false, labelColor: palette.ink, labelLimit };
  return {
    data: { values },
    width: wide,
    height: cell * labels.length,
    encoding: {
      x: {
        field: 'prediction',
        type: 'nominal',
        title: 'prediction',
        sort: labels,
        scale: { range: [indent, wide] },
        axis: { ...axis, labelAngle: tilted ? -40 : 0 },
      },
      y: {
        field: 'truth',
        type: 'nominal',
        title: 'truth',
        sort: labels,
        axis: { ...axis, offset: -indent, minExtent: room, maxExtent: room },
      },
    },
    layer: [
      {
        mark: { type: 'rect', stroke: palette.card, strokeWidth: 1.5, cornerRadius: 3 },
        encoding: {
          color: {
            field: 'share',
            type: 'quantitative',
            // A square-root scale makes rare mistakes visible.
            scale: {
              type: 'sqrt',
              domain: [0, 1],
              range: [palette.raised, networkColour[network]],
              interpolate: 'rgb',
            },
            legend: null,
          },
        },
      },
      {
        transform: [{ filter: labels.length <= maxClassesWithCounts ? 'datum.n > 0' : 'false' }],
        mark: { type: 'text', fontSize: size.text },
        encoding: {
          text: { field: 'n', type: 'quantitative', format: 'd' },
          color: {
            condition: { test: 'datum.share > 0.3', value: palette.card },
            value: palette.ink,
          },
        },
      },
    ],
  };
}
