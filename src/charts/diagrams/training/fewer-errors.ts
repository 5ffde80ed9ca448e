import { palette } from '../../theme.ts';
import { type Diagram, note, segment } from '../shapes.ts';
import { emphasis } from './parts.ts';

/** The example of the lesson, in per cent right before and after. */
const gains = [
  { before: 90, after: 95 },
  { before: 50, after: 55 },
];
const share = ({ before, after }: (typeof gains)[number]): number => (after - before) / (100 - before);
const [perRow, rows, pitch, side] = [20, 5, 16, 13];
const left = 50;

export const fewerErrors: Diagram = {
  title: 'Five points more: half the errors or a tenth',
  alt:
    '100 answers as squares, twice; light squares are errors that are left, crossed ones errors that are gone. ' +
    `${gains.map((gain) => `From ${gain.before} to ${gain.after}% right: ${gain.after - gain.before} of ${100 - gain.before} errors are gone, ${Math.round(100 * share(gain))}%`).join('. ')}. ` +
    'The same five points are a much larger step for the network that was better before.',
  height: 240,
  draw(pen) {
    gains.forEach((gain, i) => {
      const { before, after } = gain;
      const top = 26 + i * 112;
      pen.text(`${before} → ${after}% right`, [0, top - 16], { ...emphasis, align: 'left' });
      pen.text(
        `${after - before} of ${100 - before} errors gone: ${Math.round(100 * share(gain))}%`,
        [368, top - 16],
        {
          ...emphasis,
          align: 'right',
        },
      );
      for (let n = 0; n < perRow * rows; n++) {
        const x = left - 26 + (n % perRow) * (pitch + 0.6);
        const y = top + Math.floor(n / perRow) * pitch;
        const isError = n >= after;
        const isGone = n >= before && n < after;
        pen.box(x, y, side, side, {
          radius: 2,
          fill: isError ? palette.alarm : palette.raised,
          ...(isGone ? { colour: palette.alarm, width: 1.5 } : {}),
        });
        if (isGone)
          segment(pen, [x + 3, y + side - 3], [x + side - 3, y + 3], { colour: palette.alarm, width: 1.5 });
      }
    });
    note(pen, 'filled: an error that is left; crossed: gone', [184, 232]);
  },
};
