/** The answers of a group: one bar per answer, the right ones marked. */

import { asSentence, count as grouped, percent, plural } from '../text/format.ts';
import type { Chart } from '../types/chart.ts';
import { type Panel, page } from './page.ts';
import { inner, palette, size } from './theme.ts';
import { altText, lines } from './words.ts';

export interface AnswerCount {
  /** The option, or the typed answer, in a few words. */
  label: string;
  count: number;
  right: boolean;
}

const lineHeight = 14;
const barHeight = 8;
/** Between an answer and its bar. */
const above = 4;
/** Between the bar of an answer and the next answer. */
const gap = 10;
const countRoom = 76;
/** Long answers take two lines where there is room for them. */
const lineLetters = 58;
const fewRows = 5;
/** Differs from all networks' colours. Right answers also have a tick, for readers who do not see the colour. */
const rightColour = '#9fd86b';

/** Draws the bars in the order given. */
export function distributionChart(answers: readonly AnswerCount[]): Chart {
  const total = answers.reduce((sum, { count }) => sum + count, 0);
  const right = answers.reduce((sum, answer) => sum + (answer.right ? answer.count : 0), 0);
  const title =
    total === 0
      ? 'Nobody answered'
      : `${grouped(right)} of ${plural(total, 'answer')} right (${percent(right / total)})`;
  let bottom = 0;
  const values = answers.map(({ label, count, right: isRight }) => {
    const words = shortened(`${isRight ? '✓ ' : ''}${label}`, answers.length <= fewRows ? 2 : 1);
    const top = bottom;
    bottom += words.length * lineHeight + above + barHeight + gap;
    return {
      top,
      bar: bottom - gap - barHeight / 2,
      label: words,
      right: isRight,
      share: total === 0 ? 0 : count / total,
      whole: 1 as const,
      count: total === 0 ? '0' : `${grouped(count)} (${Math.round((100 * count) / total)}%)`,
    };
  });
  const said = answers.map(
    ({ label, count, right: isRight }) => `${label}${isRight ? ' (right)' : ''}: ${count}`,
  );
  return {
    name: 'answers.png',
    alt: altText(`${asSentence(title)} Bar chart of the answers: ${said.join('; ')}.`),
    drawing: { kind: 'vega', spec: page(title, [], [panel(values, bottom)]) },
  };
}

interface Row {
  top: number;
  bar: number;
  label: string[];
  right: boolean;
  share: number;
  /** The length of all answers. */
  whole: 1;
  count: string;
}

function panel(values: Row[], height: number): Panel {
  const down = (field: 'top' | 'bar') => ({
    field,
    type: 'quantitative' as const,
    axis: null,
    scale: { domain: [0, height], range: [0, height], nice: false },
  });
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
    height,
    layer: [
      {
        mark: { type: 'bar', orient: 'horizontal', height: barHeight, cornerRadius: 3 },
        encoding: { y: down('bar'), x: { ...x, field: 'whole' }, color: { value: palette.raised } },
      },
      {
        mark: { type: 'bar', orient: 'horizontal', height: barHeight, cornerRadius: 3 },
        encoding: { y: down('bar'), x, color: colour },
      },
      {
        mark: { type: 'text', align: 'left', baseline: 'top', lineHeight, fontSize: size.text },
        encoding: {
          y: down('top'),
          x: { value: 0 },
          text: { field: 'label' },
          color: { condition: { test: 'datum.right', value: rightColour }, value: palette.ink },
        },
      },
      {
        mark: { type: 'text', align: 'left', dx: 6, fontSize: size.text, color: palette.ink },
        encoding: { y: down('bar'), x: { ...x, field: 'whole' }, text: { field: 'count' } },
      },
    ],
  };
}

/** At most so many lines; what is left over is cut. */
function shortened(label: string, most: number): string[] {
  const all = lines(label, lineLetters);
  if (all.length <= most) return all;
  const last = all
    .slice(most - 1)
    .join(' ')
    .slice(0, lineLetters - 1)
    .trimEnd();
  return [...all.slice(0, most - 1), `${last}…`];
}
