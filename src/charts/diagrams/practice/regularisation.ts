import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { drawPlane, evenly, onPlane, type Plane } from '../plane.ts';
import { type Diagram, note, segment } from '../shapes.ts';

const wide = 108;
const gap = 22;
const colour = { training: networkColour.cnn, validation: networkColour.rnn };
const falling = (end: number) => (t: number) => end + (1 - end) * Math.exp(-4 * t);

/** The two losses over the time of a training, from 0 to 1: invented courses of the three usual kinds. */
const cases = [
  {
    ...{ seen: 'both high', what: ['No regularisation:', 'more units,', 'more epochs'] },
    ...{ training: falling(0.62), validation: falling(0.68) },
  },
  {
    ...{ seen: 'a gap opens', what: ['Regularise:', 'one remedy', 'at a time'] },
    ...{ training: falling(0.08), validation: (t: number) => falling(0.3)(t) + 0.42 * t ** 2 },
  },
  {
    ...{ seen: 'both low', what: ['Leave it', 'as it is'] },
    ...{ training: falling(0.1), validation: falling(0.16) },
  },
];

export const regularisationDiagram: Diagram = {
  title: 'Only a gap calls for regularisation',
  alt:
    'Three small charts of loss over epochs, each with a solid training line and a dashed validation line. 1 Both stay ' +
    'high: no regularisation, but more units or more epochs. 2 Training falls while validation turns and rises, so a gap ' +
    'opens: regularise, one remedy at a time. 3 Both fall and stay close together: leave it as it is.',
  height: 232,
  draw(pen) {
    key(pen);
    cases.forEach(({ seen, what, ...losses }, i) => {
      const left = i * (wide + gap);
      const plane: Plane = { left, right: left + wide, top: 58, bottom: 148, x: [0, 1], y: [0, 1.05] };
      pen.text(seen, [left + wide / 2, 42], { size: 13, weight: 600 });
      drawPlane(pen, plane, { name: '' });
      for (const name of ['training', 'validation'] as const)
        pen.line(
          evenly(0, 1, 40).map((t) => onPlane(plane, t, losses[name](t))),
          { colour: colour[name], width: 2.5, dash: name === 'validation' ? [6, 4] : [] },
        );
      note(pen, 'epochs', [left + wide / 2, 160]);
      what.forEach((line, row) => {
        pen.text(line, [left + wide / 2, 184 + 17 * row], { size: 12, weight: row === 0 ? 600 : 400 });
      });
    });
  },
};

function key(pen: Pen): void {
  (['training', 'validation'] as const).forEach((name, i) => {
    const x = 120 * i;
    segment(pen, [x, 12], [x + 26, 12], { colour: colour[name], width: 2.5, dash: i === 1 ? [6, 4] : [] });
    pen.text(`${name} loss`, [x + 32, 12], { colour: palette.ink, align: 'left' });
  });
}
