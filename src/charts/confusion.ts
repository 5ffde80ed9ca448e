/** The confusion matrix on the test split. */

import { count, percent } from '../text/format.ts';
import { UserError } from '../types/errors.ts';
import type { ClassificationOutcome, TrainingOptions } from '../types/training.ts';
import { labelRoom } from './axes.ts';
import { mixed, readableOn } from './colours.ts';
import type { Panel } from './page.ts';
import { inner, networkColour, palette, size } from './theme.ts';
import { networkNoun, roughWidth } from './words.ts';

const labelLimit = 84;
const axisTitle = 20;
/** Most logical pixels of all rows together. */
const highest = 180;
/** With more classes the cells are too small for counts. */
const maxClassesWithCounts = 12;

/** @throws UserError if there is no test example */
export function confusionTitle({ network }: TrainingOptions, { confusion }: ClassificationOutcome): string {
  const total = confusion.flat().reduce((sum, n) => sum + n, 0);
  if (total === 0) throw new UserError('There is no confusion matrix: no test example was classified.');
  const right = confusion.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  return `The ${networkNoun(network)} got ${percent(right / total)} of ${count(total)} test examples right`;
}

/** A sentence on the largest count off the diagonal, and on others as large. */
export function commonestMistake({ confusion, labels }: ClassificationOutcome): string {
  const mistakes = confusion.flatMap((row, truth) =>
    row.flatMap((n, prediction) => (prediction === truth || n === 0 ? [] : [{ n, truth, prediction }])),
  );
  if (mistakes.length === 0) return 'No mistakes.';
  const most = Math.max(...mistakes.map(({ n }) => n));
  const [first, second, ...others] = mistakes.filter(({ n }) => n === most);
  const said = (mistake = first, word = 'taken for') =>
    mistake ? `${labels[mistake.truth]} ${word} ${labels[mistake.prediction]}` : '';
  if (others.length > 0)
    return `Commonest mistakes: ${said()}, and ${others.length + 1} more (${count(most)} each).`;
  if (second) return `Commonest mistakes: ${said()}, ${said(second, 'for')} (${count(most)} each).`;
  const of = (confusion[first?.truth ?? 0] ?? []).reduce((sum, n) => sum + n, 0);
  return `Commonest mistake: ${said()} (${count(most)} of ${count(of)}).`;
}

export function confusionWords({ confusion, labels }: ClassificationOutcome): string {
  const rows = confusion.map((row, truth) => {
    const of = row.reduce((sum, n) => sum + n, 0);
    return `${labels[truth]} ${count(row[truth] ?? 0)} of ${count(of)}`;
  });
  return `Heat map of counts, truth by row and prediction by column; right per class: ${rows.join(', ')}.`;
}

/** Four digits do not fit. */
const inCell = (n: number): string => (n < 1000 ? String(n) : `${(n / 1000).toFixed(n < 9950 ? 1 : 0)}k`);

/** The longest beginning of a name that fits. */
const beginning = (name: string, wide: number): string => {
  const letters = [...name];
  while (letters.length > 1 && roughWidth(letters.join('')) > wide) letters.pop();
  return letters.join('').trim();
};

/** A heat map as wide as the card: numbers are counts, colours are shares of the row. */
export function confusionPanel({ network }: TrainingOptions, outcome: ClassificationOutcome): Panel {
  const { labels, confusion } = outcome;
  const room = Math.min(labelLimit, Math.max(...labels.map(roughWidth))) + 8;
  // Stacked plots share the left edge of their axes; the cells begin further right, after the class labels.
  const wide = inner - labelRoom - 1;
  const indent = room + axisTitle - labelRoom;
  const cell = Math.min(36, highest / labels.length);
  const short = labels.map((label) => beginning(label, (wide - indent) / labels.length - 3));
  const heads = new Set(short).size === labels.length ? short : labels.map((_, i) => String(i + 1));
  const values = confusion.flatMap((row, truth) => {
    const of = row.reduce((sum, n) => sum + n, 0);
    return row.map((n, prediction) => {
      const share = of === 0 ? 0 : n / of;
      // The square root makes rare mistakes visible.
      const fill = mixed(palette.raised, networkColour[network], Math.sqrt(share));
      return {
        truth: labels[truth],
        prediction: labels[prediction],
        n,
        share,
        text: inCell(n),
        fill,
        ink: readableOn(fill),
      };
    });
  });
  const axis = { domain: false, ticks: false, labelColor: palette.ink, labelLimit };
  const names = JSON.stringify(Object.fromEntries(labels.map((label, i) => [label, heads[i]])));
  return {
    data: { values },
    width: wide,
    height: cell * labels.length,
    encoding: {
      x: {
        field: 'prediction',
        type: 'nominal',
        title: 'what the network says',
        sort: labels,
        scale: { range: [indent, wide] },
        axis: { ...axis, labelAngle: 0, labelOverlap: false, labelExpr: `${names}[datum.label]` },
      },
      y: {
        field: 'truth',
        type: 'nominal',
        title: 'what it is',
        sort: labels,
        axis: { ...axis, offset: -indent, minExtent: room, maxExtent: room },
      },
    },
    layer: [
      {
        mark: { type: 'rect', stroke: palette.card, strokeWidth: 1.5, cornerRadius: 3 },
        encoding: { color: { field: 'fill', type: 'nominal', scale: null } },
      },
      {
        transform: [{ filter: labels.length <= maxClassesWithCounts ? 'datum.n > 0' : 'false' }],
        mark: { type: 'text', fontSize: size.text, fontWeight: 600 },
        encoding: {
          text: { field: 'text', type: 'nominal' },
          color: { field: 'ink', type: 'nominal', scale: null },
        },
      },
    ],
  };
}
