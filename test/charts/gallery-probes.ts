/** Pictures of what probes measured: curves, groups and maps. */
import { shiftMapsChart } from '../../src/charts/inside/shift-maps.ts';
import { type CurvesPicture, measuredCurvesChart } from '../../src/charts/measured-curves.ts';
import { type GroupsPicture, measuredGroupsChart } from '../../src/charts/measured-groups.ts';
import type { Chart } from '../../src/types/chart.ts';
import type { MeasuredMap, Measurement } from '../../src/types/probe.ts';

/** Four conditions, and one to three networks. */
const groups = ['in order', 'shuffled when tested', 'one new order', 'always shuffled'];
const grouped = (names: string[]): GroupsPicture => ({
  ...{ name: 'order', title: 'What shuffled rows do to reading digits', groups, domain: [0, 1], line: 0.1 },
  ...{ heading: 'right answers (dashed: guessing); grey line: all runs', ticks: [0, 0.5, 1], format: '.0%' },
  values: groups.flatMap((group, row) =>
    names.map((name, at) => ({
      group,
      name,
      all: [0.9, 0.85, 0.7].map((share) => share - row / 5 + at / 20),
    })),
  ),
  alt: 'Right answers on digits by the order of their rows.',
});
const influence: CurvesPicture = {
  ...{
    name: 'influence',
    title: 'How far back a change still reaches the output',
    panel: 'memory',
    alt: 'x',
  },
  x: { title: 'steps back at which the input was changed' },
  y: { title: 'change of the output', scale: 'log', domain: [1e-7, 1], ticks: [1e-7, 1e-4, 1] },
  marks: [{ x: 8, label: 'the receptive field ends' }],
};
const measured: Measurement[] = [1, 2, 3].map((seed) => ({
  numbers: {},
  curves: ['CNN', 'RNN', 'LSTM', 'GRU'].map((name, at) => ({
    ...{ panel: 'memory', name, x: Array.from({ length: 20 }, (_, lag) => lag) },
    y: Array.from({ length: 20 }, (_, lag) =>
      name === 'CNN' && lag > 8 ? 0 : (0.5 + at / 10) ** lag / seed,
    ),
  })),
}));

const grey = (title: string, side: number) => ({
  ...{ title, height: side, width: side },
  values: Array.from({ length: side * side }, (_, at) => Math.sin(at / 5)),
});
const measuredMaps: MeasuredMap[] = [
  ...['digit', 'moved digit'].map((title) => grey(title, 28)),
  ...[1, 2, 3].flatMap((at) => [
    ...[grey(`filter ${at}`, 3), grey(`map ${at}`, 26), grey(`pooled map ${at}`, 13)],
    grey(`moved map ${at}`, 26),
  ]),
];

export const probePictures: [string, Chart][] = [
  ['measured groups', measuredGroupsChart(grouped(['CNN', 'RNN', 'LSTM']))],
  ['measured groups of one network', measuredGroupsChart(grouped(['ratio']))],
  ['measured curves', measuredCurvesChart(influence, measured)],
  [
    'measured curves with a mark at the right',
    measuredCurvesChart({ ...influence, marks: [{ x: 15, label: 'the receptive field ends' }] }, measured),
  ],
  ['maps of a moved digit', shiftMapsChart(measuredMaps, 'x')],
  ['measured curves of one seed', measuredCurvesChart(influence, measured.slice(0, 1))],
];
