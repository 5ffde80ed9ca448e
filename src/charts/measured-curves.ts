/** Curves that a probe measured, each as the median over the seeds with a band from the least to the largest. */
import type { Chart } from '../types/chart.ts';
import type { Measurement } from '../types/probe.ts';
import { networks } from '../types/training.ts';
import { labelRoom, overhang } from './axes.ts';
import { heading, page } from './page.ts';
import { inner, networkColour, palette, size } from './theme.ts';
import { altText, roughWidth } from './words.ts';

export interface MeasuredAxis {
  title: string;
  scale?: 'linear' | 'log';
  /** The least and the largest value; from the measurements if absent. */
  domain?: [number, number];
  /** The values with a label; chosen by Vega if absent. */
  ticks?: number[];
  /** A number format of D3. */
  format?: string;
}

interface Mark {
  x: number;
  label: string;
}

export interface CurvesPicture {
  /** File name without its ending. */
  name: string;
  /** What one sees, as a short sentence. */
  title: string;
  /** Which curves of the measurements. */
  panel: string;
  x: MeasuredAxis;
  /** On a log scale, values below the domain are drawn on its lower edge, whose label is then 0 or ≈ 0. */
  y: MeasuredAxis;
  /** Vertical lines with a short label. */
  marks?: Mark[];
  /** The alternative text: what the curves say, with the main numbers. */
  alt: string;
}

/** Low enough that the picture keeps its size in the box in which Discord shows it. */
const plotHeight = 144;
const plotWidth = inner - labelRoom - overhang;
const dashes = [[], [6, 4], [2, 3], [8, 3, 2, 3], [1, 4]];
const others = [palette.ink, palette.muted, palette.alarm, networkColour.cnn, networkColour.rnn];

interface Point {
  name: string;
  x: number;
  median: number;
  low: number;
  high: number;
}

/** @throws Error where no measurement has curves for the panel */
export function measuredCurvesChart(picture: CurvesPicture, measurements: readonly Measurement[]): Chart {
  const { panel, x, y, marks = [] } = picture;
  const curves = measurements.flatMap((one) => one.curves.filter((curve) => curve.panel === panel));
  const names = [...new Set(curves.map(({ name }) => name))];
  if (names.length === 0) throw new Error(`no curve was measured for ${panel}`);
  const least = y.scale === 'log' ? y.domain?.[0] : undefined;
  const values = names.flatMap((name) =>
    pointsOf(
      name,
      curves.filter((curve) => curve.name === name),
      least,
    ),
  );
  const isExact = curves.every(({ y }) => y.every((value) => !value || value >= (least ?? 0)));
  const isBanded = values.some(({ low, high }) => low < high);
  const colour = {
    field: 'name',
    type: 'nominal' as const,
    scale: { domain: names, range: coloursOf(names) },
    legend: { symbolType: 'stroke' as const, symbolOpacity: 1, symbolSize: 400, labelLimit: inner },
  };
  const xChannel = { field: 'x', type: 'quantitative' as const, ...channel(x) };
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
            title: heading(y.title + (isBanded ? ' (band: all runs)' : '')),
            width: plotWidth,
            height: plotHeight,
            layer: [
              ...(isBanded
                ? [
                    {
                      data: { values },
                      mark: { type: 'area' as const, fillOpacity: 0.22, strokeOpacity: 0 },
                      encoding: {
                        x: xChannel,
                        y: {
                          field: 'low',
                          type: 'quantitative' as const,
                          ...channel(y, isExact ? '0' : '≈ 0'),
                        },
                        y2: { field: 'high' },
                        color: colour,
                      },
                    },
                  ]
                : []),
              {
                data: { values },
                mark: { type: 'line', point: values.length / names.length <= 12 ? { size: 28 } : false },
                encoding: {
                  x: xChannel,
                  y: { field: 'median', type: 'quantitative', ...channel(y, isExact ? '0' : '≈ 0') },
                  color: colour,
                  strokeDash: {
                    field: 'name',
                    type: 'nominal',
                    scale: { domain: names, range: dashes },
                  },
                },
              },
              ...marks.flatMap((mark) => markLayers(mark, hasRoom(mark, x, values))),
            ],
          },
        ],
      ),
    },
  };
}

/** The seeds' median and range at each place. A missing value of one seed leaves that seed out there. */
function pointsOf(name: string, curves: readonly Measurement['curves'][number][], least?: number): Point[] {
  const places = [...new Set(curves.flatMap(({ x }) => x))].sort((a, b) => a - b);
  return places.flatMap((x) => {
    const all = curves
      .flatMap((curve) => curve.y[curve.x.indexOf(x)] ?? [])
      .map((value) => Math.max(value, least ?? -Infinity))
      .sort((a, b) => a - b);
    if (all.length === 0) return [];
    const middle = (all.length - 1) / 2;
    const median = ((all[Math.floor(middle)] ?? 0) + (all[Math.ceil(middle)] ?? 0)) / 2;
    return [{ name, x, median, low: all[0] ?? 0, high: all.at(-1) ?? 0 }];
  });
}

/** @param least the label of the lower edge of a vertical log axis; absent for a horizontal axis */
function channel({ title, scale = 'linear', domain, ticks, format }: MeasuredAxis, least?: string) {
  const isVertical = least !== undefined;
  const floor = scale === 'log' && isVertical ? domain?.[0] : undefined;
  return {
    title: isVertical ? null : title,
    scale: { type: scale, ...(domain && { domain }), nice: false, zero: false },
    axis: {
      ...(ticks && { values: ticks }),
      ...(format && { format }),
      ...(isVertical && { minExtent: labelRoom, maxExtent: labelRoom, domain: false, ticks: false }),
      ...(scale === 'log' && { labelExpr: logLabel(floor, least, format) }),
      // The last label would otherwise reach beyond the picture.
      ...(!isVertical && { labelFlush: true }),
      grid: isVertical,
      labelOverlap: true,
    },
  };
}

/** Labels of a log axis as a Vega expression: in the format, or 0.1, 1, 10, 20k, and powers of ten beyond. */
function logLabel(floor: number | undefined, least = '0', format?: string): string {
  const exponent = 'round(log(datum.value) / LN10)';
  const superscript = `['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][abs(${exponent})]`;
  const power = `'10' + (${exponent} < 0 ? '⁻' : '') + ${superscript}`;
  const plain = `format(datum.value, datum.value < 1e4 ? '~r' : '~s')`;
  const label = format
    ? `format(datum.value, '${format}')`
    : `datum.value < 0.01 || datum.value >= 1e6 ? ${power} : ${plain}`;
  return floor === undefined ? label : `datum.value <= ${floor} ? '${least}' : (${label})`;
}

/** Whether the label of a vertical line fits between it and the right end of the plot. */
function hasRoom({ x, label }: Mark, { scale, domain }: MeasuredAxis, points: readonly Point[]): boolean {
  const at = (value: number) => (scale === 'log' ? Math.log(value) : value);
  const [low, high] = domain ?? [
    Math.min(...points.map((point) => point.x)),
    Math.max(...points.map((point) => point.x)),
  ];
  return ((at(high) - at(x)) / (at(high) - at(low))) * plotWidth > roughWidth(label);
}

const markLayers = ({ x, label }: Mark, isRight: boolean) => [
  {
    data: { values: [{ x }] },
    mark: { type: 'rule' as const, color: palette.muted, strokeDash: [3, 3] },
    encoding: { x: { field: 'x', type: 'quantitative' as const } },
  },
  {
    data: { values: [{ x, label }] },
    mark: {
      ...{ type: 'text' as const, color: palette.muted, fontSize: size.text },
      ...{ align: isRight ? ('left' as const) : ('right' as const), dx: isRight ? 4 : -4 },
    },
    encoding: {
      x: { field: 'x', type: 'quantitative' as const },
      y: { value: 8 },
      text: { field: 'label', type: 'nominal' as const },
    },
  },
];

/** A network has its own colour; other names take the rest in turn. */
function coloursOf(names: readonly string[]): string[] {
  let next = 0;
  return names.map((name) => {
    const network = networks.find((one) => one === name.toLowerCase());
    return network ? networkColour[network] : (others[next++ % others.length] ?? palette.ink);
  });
}
