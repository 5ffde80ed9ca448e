import { palette } from '../../theme.ts';
import { blue, type Diagram, note } from '../shapes.ts';
import { emphasis, headingStyle } from './parts.ts';

/** The example of the lesson. */
const [examples, epochs] = [2000, 3];
const rows = [8, 32, 128].map((batch) => {
  const each = Math.ceil(examples / batch);
  return { batch, each, all: epochs * each };
});
const most = Math.max(...rows.map(({ all }) => all));
const [left, wide, pitch] = [52, 262, 54];

export const updatesPicture: Diagram = {
  title: 'Three epochs: many updates or few',
  alt:
    `How often the weights change in ${epochs} epochs of ${examples.toLocaleString('en')} examples, as bars of ${epochs} pieces. ` +
    `${rows.map(({ batch, each, all }) => `Batch ${batch}: ${each} updates an epoch, ${all} in all`).join('. ')}. ` +
    `The smallest batch learns ${(most / (rows.at(-1)?.all ?? 1)).toFixed(0)} times as often as the largest in the same number of epochs.`,
  height: 216,
  draw(pen) {
    pen.text('batch', [0, 10], { ...headingStyle, align: 'left' });
    pen.text(`updates in ${epochs} epochs of ${examples.toLocaleString('en')} examples`, [left, 10], {
      ...headingStyle,
      align: 'left',
    });
    rows.forEach(({ batch, each, all }, i) => {
      const y = 32 + i * pitch;
      const piece = (wide * each) / most;
      pen.text(String(batch), [16, y + 13], { size: 16, weight: 600 });
      for (let epoch = 0; epoch < epochs; epoch++)
        pen.box(left + epoch * piece, y, piece, 26, { fill: blue, colour: palette.card, radius: 0 });
      pen.text(String(all), [left + epochs * piece + 8, y + 13], { ...emphasis, align: 'left' });
      note(
        pen,
        `${examples.toLocaleString('en')} / ${batch}, rounded up: ${each} per epoch`,
        [left, y + 37],
        'left',
      );
    });
    note(pen, 'each piece is one epoch', [184, 206]);
  },
};
