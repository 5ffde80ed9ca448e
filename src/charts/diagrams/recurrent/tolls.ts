import type { Pen } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { type Diagram, note, pointer, segment } from '../shapes.ts';

/** The numbers of the lesson: units at h = 0.5, and a matrix of norm 1.1. */
const [h, norm] = [0.5, 1.1];
const slope = 1 - h * h;
const perStep = slope * norm;
const rows = 27;
const steps = [1, perStep, perStep ** 2];

export const tolls: Diagram = {
  title: 'Two tolls at each step back',
  alt:
    `The error 1.00 goes back step by step. At each step it passes two tolls: tanh multiplies it by its slope, here ${slope}, and the matrix U by at most ${norm}. ` +
    `Together ${perStep.toFixed(3)} per step: ${steps.map((share) => share.toFixed(2)).join(', then ')}. After ${rows} steps ${(perStep ** rows).toFixed(3)} is left.`,
  height: 238,
  draw(pen) {
    note(pen, 'further back', [0, 4], 'left');
    note(pen, 'the error starts here', [368, 4], 'right');
    steps.forEach((share, i) => {
      const x = 336 - i * 152;
      const high = 60 * share;
      pen.box(x - 24, 100 - high, 48, high, { fill: palette.alarm, radius: 4 });
      pen.text(share.toFixed(2), [x, 100 - high - 12], { size: 14, weight: 600 });
      if (i === steps.length - 1) return;
      pointer(pen, [x - 30, 80], [x - 122, 80], { colour: palette.alarm, width: 3 });
      toll(pen, x - 50, 'tanh', `× ${slope}`);
      toll(pen, x - 102, 'U', `× ${norm}`);
    });
    segment(pen, [0, 100], [368, 100], { colour: palette.edge });
    pen.text(`${slope} · ${norm} = ${perStep.toFixed(3)} at each step`, [184, 170], {
      size: 15,
      weight: 600,
    });
    pen.text(`after ${rows} steps back: ${(perStep ** rows).toFixed(3)}`, [184, 196], {
      size: 15,
      weight: 600,
      colour: palette.alarm,
    });
    note(pen, 'an example: states at 0.5, and a matrix that stretches by 1.1', [184, 220]);
  },
};

function toll(pen: Pen, x: number, name: string, price: string): void {
  pen.box(x - 24, 110, 48, 40, { fill: palette.raised, colour: palette.muted, width: 1 });
  pen.text(name, [x, 120], { size: size.text });
  pen.text(price, [x, 138], { size: size.heading, weight: 600 });
}
