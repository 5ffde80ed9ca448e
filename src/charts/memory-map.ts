/** A heat map of the share of right answers per concept and week. */

import { asSentence, percent } from '../text/format.ts';
import type { Chart } from '../types/chart.ts';
import { UserError } from '../types/errors.ts';
import { mixed, readableOn } from './colours.ts';
import { page } from './page.ts';
import { inner, palette, size } from './theme.ts';
import { altText, roughWidth } from './words.ts';

export interface ConceptRow {
  concept: string;
  /** Share of right answers per week, the oldest first; null without answers. */
  weeks: (number | null)[];
}

const cellHeight = 22;
/** More rows make the picture too high to be read. */
const mostRows = 8;
const nameLimit = 164;
const [worst, best] = ['#7a3b52', '#7fd4c1'];

/**
 * The first eight rows are drawn. `weekNames` are two short words, such as “3 Nov”.
 * @throws UserError if there are no answers
 */
export function memoryMapChart(
  all: readonly ConceptRow[],
  weekNames: readonly string[],
  title: string,
): Chart {
  const rows = all.slice(0, mostRows);
  if (rows.length === 0)
    throw new UserError('There are no answers to show yet. A quiz makes the first ones.');
  const values = rows.flatMap(({ concept, weeks }) =>
    weeks.map((share, week) => ({
      concept,
      week: weekNames[week] ?? '',
      share,
      text: share === null ? '' : `${Math.round(share * 100)}`,
      ...coloursOf(share),
    })),
  );
  const names = Math.min(nameLimit, Math.max(...rows.map(({ concept }) => roughWidth(concept)))) + 8;
  const x = {
    field: 'week',
    type: 'ordinal' as const,
    sort: [...weekNames],
    title: null,
    axis: {
      orient: 'top' as const,
      domain: false,
      ticks: false,
      labelAngle: 0,
      labelFontSize: size.text,
      labelExpr: "split(datum.label, ' ')",
      labelPadding: 18,
    },
  };
  const y = {
    field: 'concept',
    type: 'nominal' as const,
    sort: rows.map(({ concept }) => concept),
    title: null,
    axis: {
      domain: false,
      ticks: false,
      labelColor: palette.ink,
      labelLimit: nameLimit,
      minExtent: names,
      maxExtent: names,
    },
  };
  const said = rows.map(({ concept, weeks }) => {
    const known = weeks.flatMap((share) => share ?? []);
    return `${concept} ${known.length > 0 ? percent(known.at(-1) ?? 0) : 'never'}`;
  });
  return {
    name: 'memory.png',
    alt: altText(
      `${asSentence(title)} Heat map, concepts by week; share of right answers in the latest week with any: ${said.join(', ')}.`,
    ),
    drawing: {
      kind: 'vega',
      spec: page(
        title,
        [
          all.length > rows.length
            ? `Per cent in the week from that day on; the ${rows.length} weakest of ${all.length}`
            : 'Per cent in the week from that day on; empty: not asked',
        ],
        [
          {
            data: { values },
            width: inner - names - 1,
            height: cellHeight * rows.length,
            encoding: { x, y },
            layer: [
              {
                // Weeks without answers are drawn as empty cells instead of being filtered out as invalid.
                mark: { type: 'rect', invalid: null, stroke: palette.card, strokeWidth: 2, cornerRadius: 4 },
                encoding: {
                  color: { field: 'fill', type: 'nominal', scale: null },
                },
              },
              {
                mark: { type: 'text', fontSize: size.text, fontWeight: 600 },
                encoding: {
                  text: { field: 'text' },
                  color: { field: 'ink', type: 'nominal', scale: null },
                },
              },
            ],
          },
        ],
      ),
    },
  };
}

function coloursOf(share: number | null): { fill: string; ink: string } {
  const fill = share === null ? palette.raised : mixed(worst, best, share);
  return { fill, ink: readableOn(fill) };
}
