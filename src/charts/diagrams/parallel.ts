import type { Pen } from '../pen.ts';
import { networkColour, palette, size } from '../theme.ts';
import { type Diagram, note, pointer } from './shapes.ts';

const positions = 8;
const cell = 17;
const panel = { cnn: 26, rnn: 216, top: 40 };

export const parallel: Diagram = {
  title: 'All positions at once, or one after another',
  alt:
    `With as many processors as positions. Two grids: ${positions} positions of a sequence by row, clock ticks by column. Left, a convolution: one tick computes all ` +
    `${positions} positions, and a second layer takes the second tick, 2 in all. Right, a recurrent layer: position 1 at tick 1, position 2 at ` +
    `tick 2, and so on down a diagonal to tick ${positions}, because each step needs the state before it.`,
  height: 242,
  draw(pen) {
    side(
      pen,
      panel.cnn,
      'CNN, two layers',
      (_position, tick) => tick <= 2,
      networkColour.cnn,
      'done after 2 steps',
    );
    side(
      pen,
      panel.rnn,
      'RNN, one layer',
      (position, tick) => position === tick,
      networkColour.rnn,
      `done after ${positions} steps`,
    );
    note(pen, 'with a processor for every position', [184, panel.top + positions * cell + 66]);
    for (let position = 0; position < positions; position++) {
      const y = panel.top + (position + 0.5) * cell;
      pointer(pen, [panel.cnn + cell / 2, y], [panel.cnn + 1.5 * cell, y], {
        colour: palette.card,
        width: 1.25,
      });
    }
    const [x, y] = [panel.rnn, panel.top];
    for (let i = 0; i < positions - 1; i++) {
      const [cx, cy] = [x + (i + 0.5) * cell, y + (i + 0.5) * cell];
      pen.arrow(
        [
          [cx + 4, cy],
          [cx + cell, cy],
          [cx + cell, cy + cell / 2 + 1],
        ],
        { colour: palette.ink, width: 1 },
      );
    }
  },
};

function side(
  pen: Pen,
  x: number,
  title: string,
  busy: (position: number, tick: number) => boolean,
  colour: string,
  end: string,
): void {
  pen.text(title, [x, 8], { size: size.heading, weight: 600, colour, align: 'left' });
  note(pen, 'position', [x - 6, panel.top - 12], 'left');
  for (let position = 1; position <= positions; position++) {
    note(pen, String(position), [x - 8, panel.top + (position - 0.5) * cell], 'right');
    note(pen, String(position), [x + (position - 0.5) * cell, panel.top + positions * cell + 12]);
    for (let tick = 1; tick <= positions; tick++) {
      pen.box(x + (tick - 1) * cell + 1, panel.top + (position - 1) * cell + 1, cell - 2, cell - 2, {
        fill: busy(position, tick) ? colour : palette.raised,
        radius: 3,
      });
    }
  }
  const bottom = panel.top + positions * cell;
  note(pen, 'step in time', [x + (positions * cell) / 2, bottom + 28]);
  pen.text(end, [x + (positions * cell) / 2, bottom + 46], { size: size.heading });
}
