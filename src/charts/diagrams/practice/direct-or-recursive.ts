import { formula } from '../../formula.ts';
import type { Pen, Point } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, pointer } from '../shapes.ts';

const bias = 0.1;
const steps = [1, 2, 3];
/** A forecast that is too high by `bias` in each step; what is fed back is passed on unchanged. */
const errors = { recursive: steps.map((n) => n * bias), direct: steps.map(() => bias) };
const list = (values: number[]): string => values.map((value) => value.toFixed(1)).join(', ');

const past = { x: 0, wide: 62 };
const box = { wide: 34, high: 28 };
const at = (step: number): number => 106 + (step - 1) * 98;

export const directOrRecursiveDiagram: Diagram = {
  title: 'A fed-back guess carries its error along',
  alt:
    `Two ways to forecast 3 steps. Recursive: a network f reads the past and gives ŷ1; f reads this guess and gives ŷ2, and so ` +
    `on. If it is too high by ${bias} in each step, the errors are ${list(errors.recursive)}. Direct: a network g reads the past and ` +
    `gives all three at once, each with an error of its own: ${list(errors.direct)}.`,
  height: 248,
  draw(pen) {
    pen.text('recursive', [0, 10], { size: 13, weight: 600, align: 'left' });
    chain(pen, 56);
    pen.text('direct', [0, 138], { size: 13, weight: 600, align: 'left' });
    atOnce(pen, 180);
  },
};

function pastBox(pen: Pen, y: number): void {
  pen.box(past.x, y - 18, past.wide, 36, { fill: palette.raised, colour: palette.muted });
  pen.text('the past', [past.x + past.wide / 2, y], { size: 13 });
}

function network(pen: Pen, x: number, y: number, name: string, high: number = box.high): void {
  pen.box(x - box.wide / 2, y - high / 2, box.wide, high, { fill: networkColour.lstm, radius: 5 });
  formula(pen, name, [x, y], { colour: palette.black, weight: 600 });
}

function guess(pen: Pen, x: number, y: number, step: number, error: number): void {
  pen.circle([x, y], 15, { fill: palette.raised, colour: palette.muted });
  formula(pen, `ŷ_${step}`, [x, y]);
  pen.text(`+${error.toFixed(1)}`, [x, y + 28], { size: 14, weight: 600, colour: palette.alarm });
}

function chain(pen: Pen, y: number): void {
  pastBox(pen, y);
  let from: Point = [past.x + past.wide + 2, y];
  for (const step of steps) {
    const x = at(step);
    pointer(pen, from, [x - box.wide / 2 - 2, y]);
    network(pen, x, y, 'f');
    pointer(pen, [x + box.wide / 2 + 2, y], [x + 32, y]);
    guess(pen, x + 48, y, step, errors.recursive[step - 1] ?? 0);
    from = [x + 64, y];
  }
  note(pen, 'each f also sees the past', [368, y + 54], 'right');
  note(pen, 'error', [0, y + 28], 'left');
}

function atOnce(pen: Pen, y: number): void {
  pastBox(pen, y);
  const x = at(1);
  pointer(pen, [past.x + past.wide + 2, y], [x - box.wide / 2 - 2, y]);
  network(pen, x, y, 'g', 44);
  for (const step of steps) {
    const to = at(step) + 48;
    pen.arrow(
      [
        [x, y - 24],
        [x, y - 36],
        [to, y - 36],
        [to, y - 17],
      ],
      { colour: palette.ink },
    );
    guess(pen, to, y, step, errors.direct[step - 1] ?? 0);
  }
  note(pen, 'error', [0, y + 28], 'left');
}
