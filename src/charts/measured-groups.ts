/** One figure of several networks under several conditions: a row for each condition, a point for each network. */
import type { Chart } from '../types/chart.ts';
import { networks } from '../types/training.ts';
import { overhang } from './axes.ts';
import { heading, page } from './page.ts';
import { inner, networkColour, palette } from './theme.ts';
import { altText, roughWidth } from './words.ts';

export interface GroupsPicture {
  /** File name without its ending. */
  name: string;
  /** What one sees, as a short sentence. */
  title: string;
  /** What the points are. */
  heading: string;
  /** The conditions from top to bottom. */
  groups: string[];
  domain: [number, number];
  ticks: number[];
  /** A number format of D3. */
  format: string;
  /** A vertical line with a meaning that the heading gives. */
  line?: number;
  /** The value of each seed. */
  values: { group: string; name: string; all: readonly number[] }[];
  alt: string;
}

/** High enough to keep three networks of a row apart. */
const rowHeight = { one: 30, several: 38 };
const shapes = ['circle', 'square', 'diamond', 'triangle-up'];

/** The point is the median of the seeds, the line reaches from the least to the largest. */
export function measuredGroupsChart(picture: GroupsPicture): Chart {
  const names = [...new Set(picture.values.map(({ name }) => name))];
  const points = picture.values.map(({ group, name, all }) => {
    const sorted = all.toSorted((a, b) => a - b);
    const middle = (sorted.length - 1) / 2;
    const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
    return { group, name, median, low: sorted[0], high: sorted.at(-1) };
  });
  const room = Math.max(...picture.groups.map(roughWidth)) + 10;
  const legend = names.length > 1 ? { symbolSize: 60, symbolOpacity: 1 } : null;
  const x = {
    type: 'quantitative' as const,
    title: null,
    scale: { domain: picture.domain, nice: false, zero: false },
    axis: { values: picture.ticks, format: picture.format, grid: true, labelFlush: true },
  };
  const y = {
    field: 'group',
    type: 'nominal' as const,
    title: null,
    scale: { domain: picture.groups },
    axis: {
      ...{ domain: false, ticks: false, labelColor: palette.ink, labelLimit: inner },
      ...{ minExtent: room, maxExtent: room },
    },
  };
  const place = { y, yOffset: { field: 'name', type: 'nominal' as const, scale: { domain: names } } };
  const color = {
    field: 'name',
    type: 'nominal' as const,
    scale: { domain: names, range: names.map(colourOf) },
    legend,
  };
  const shape = {
    field: 'name',
    type: 'nominal' as const,
    scale: { domain: names, range: shapes.slice(0, names.length) },
    legend,
  };
  return {
    name: `${picture.name}.png`,
    alt: altText(picture.alt),
    drawing: {
      kind: 'vega',
      spec: page(
        picture.title,
        [],
        [
          {
            title: heading(picture.heading),
            data: { values: points },
            width: inner - room - overhang,
            height: picture.groups.length * (names.length > 1 ? rowHeight.several : rowHeight.one),
            layer: [
              ...(picture.line === undefined
                ? []
                : [
                    {
                      data: { values: [{ at: picture.line }] },
                      mark: { type: 'rule' as const, color: palette.muted, strokeDash: [3, 3] },
                      encoding: { x: { ...x, field: 'at' } },
                    },
                  ]),
              {
                // In one colour, because colour and shape then share one legend.
                mark: { type: 'rule' as const, strokeWidth: 3, color: palette.muted, opacity: 0.7 },
                encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, ...place },
              },
              {
                mark: { type: 'point' as const, size: 60 },
                encoding: { x: { ...x, field: 'median' }, ...place, color, shape },
              },
            ],
          },
        ],
      ),
    },
  };
}

function colourOf(name: string): string {
  const network = networks.find((one) => one === name.toLowerCase());
  return network ? networkColour[network] : palette.ink;
}
