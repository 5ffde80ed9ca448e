/** The answers of a group: one bar per answer, the right ones marked. */

import { percent, plural } from '../text/format.ts';
import type { Chart } from '../types/chart.ts';
import { type Panel, page } from './page.ts';
import { inner, palette, size } from './theme.ts';
import { altText } from './words.ts';

export interface AnswerCount {
  /** The option, or the typed answer, in a few words. */
  label: string;
  count: number;
  right: boolean;
}

const rowHeight = 38;
const countRoom = 54;
const labelLetters = 52;
/** Differs from all networks' colours. Right answers also have a tick, for readers who do not see the colour. */
const rightColour = '#9fd86b';

/** Draws the bars in the order given. */
export function distributionChart(answers: readonly AnswerCount[]): Chart {
  const total = answers.reduce((sum, { count }) => sum + count, 0);
  const right = answers.reduce((sum, answer) => sum + (answer.right ? answer.count : 0), 0);
  const title =
    total === 0
      ? 'Nobody answered'
      : `${right} of ${plural(total, 'answer')} right (${percent(right / total)})`;
  const values = answers.map(({ label, count, right: isRight }, row) => ({
    row,
    label: `${isRight ? '✓ ' : ''}${shortened(label)}`,
    right: isRight,
    share: total === 0 ? 0 : count / total,
    count: total === 0 ? '0' : `${count} (${Math.round((100 * count) / total)}%)`,
  }));
  const said = answers.map(
    ({ label, count, right: isRight }) => `${label}${isRight ? ' (right)' : ''}: ${count}`,
  );
  return {
    name: 'answers.png',
    alt: altText(`${title}. Bar chart of the answers: ${said.join('; ')}.`),
    drawing: { kind: 'vega', spec: page(title, [], [panel(values)]) },
  };
}

function panel(
  values: { row: number; label: string; right: boolean; share: number; count: string }[],
): Panel {
  const y = {
    field: 'row',
    type: 'ordinal' as const,
    axis: null,
    scale: { paddingInner: 0, paddingOuter: 0 },
  };
  const x = {
    field: 'share',
    type: 'quantitative' as const,
    axis: null,
    scale: { domain: [0, 1], range: [0, inner - countRoom], nice: false },
  };
  const colour = {
    condition: { test: 'datum.right', value: rightColour },
    value: palette.muted,
  };
  return {
    data: { values },
    width: inner,
    height: rowHeight * values.length,
    layer: [
      {
        mark: { type: 'bar', height: 10, yOffset: 10, cornerRadius: 3 },
        encoding: { y, x, color: colour },
      },
      {
        mark: { type: 'text', align: 'left', dy: -6, fontSize: size.text },
        encoding: {
          y,
          x: { value: 0 },
          text: { field: 'label' },
          color: { condition: { test: 'datum.right', value: rightColour }, value: palette.ink },
        },
      },
      {
        mark: { type: 'text', align: 'left', dx: 6, dy: 10, fontSize: size.text, color: palette.ink },
        encoding: { y, x, text: { field: 'count' } },
      },
    ],
  };
}

const shortened = (label: string): string =>
  label.length <= labelLetters ? label : `${label.slice(0, labelLetters - 1).trimEnd()}…`;
