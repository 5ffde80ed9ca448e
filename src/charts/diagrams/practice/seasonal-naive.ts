import { networkColour, palette } from '../../theme.ts';
import { drawPlane, onPlane, type Plane } from '../plane.ts';
import { type Diagram, note, segment } from '../shapes.ts';

const last = [20, 22, 21, 23, 30, 40, 38];
const truth = [22, 21, 23, 24, 31, 43, 39];
const days = last.length;
const forecasts = [
  { name: 'naive', colour: networkColour.cnn, dash: [3, 4], values: truth.map(() => last[days - 1] ?? 0) },
  { name: 'seasonal naive', colour: networkColour.gru, dash: [8, 4], values: last },
].map((forecast) => ({
  ...forecast,
  error: forecast.values.reduce((sum, value, i) => sum + Math.abs(value - (truth[i] ?? 0)), 0) / days,
}));
const plane: Plane = { left: 24, right: 362, top: 50, bottom: 206, x: [0, 2 * days - 1], y: [10, 46] };
const names = 'Mo Tu We Th Fr Sa Su'.split(' ');

export const seasonalNaiveDiagram: Diagram = {
  title: 'Repeat last week, not the last day',
  alt:
    `Sales over two weeks. Week 1: ${last.join(', ')}. Week 2, to be forecast: ${truth.join(', ')}. The naive forecast is a flat ` +
    `line at ${last[days - 1]}, the seasonal naive one repeats week 1. ` +
    `Mean errors: ${forecasts.map(({ name, error }) => `${name} ${error.toFixed(1)}`).join(', ')}.`,
  height: 240,
  draw(pen) {
    drawPlane(pen, plane, {
      across: [...names, ...names].map((name, i) => [i, name]),
      up: [20, 30, 40].map((value) => [value, String(value)]),
    });
    note(pen, 'week 1, known', [onPlane(plane, 3, 0)[0], plane.bottom + 28]);
    note(pen, 'week 2, to be forecast', [onPlane(plane, 10, 0)[0], plane.bottom + 28]);
    const border = onPlane(plane, days - 0.5, 10)[0];
    segment(pen, [border, plane.top], [border, plane.bottom], {
      colour: palette.muted,
      width: 1,
      dash: [2, 3],
    });
    pen.line(
      [...last, ...truth].map((value, i) => onPlane(plane, i, value)),
      { colour: palette.ink, width: 2.5 },
    );
    forecasts.forEach(({ name, colour, dash, values, error }, row) => {
      pen.line(
        values.map((value, i) => onPlane(plane, days + i, value)),
        { colour, width: 2.5, dash },
      );
      const y = 10 + 20 * row;
      segment(pen, [0, y], [34, y], { colour, width: 2.5, dash });
      pen.text(`${name}: mean error ${error.toFixed(1)}`, [42, y], { size: 13, align: 'left' });
    });
    segment(pen, [270, 10], [298, 10], { colour: palette.ink, width: 2.5 });
    pen.text('truth', [304, 10], { size: 13, align: 'left' });
  },
};
