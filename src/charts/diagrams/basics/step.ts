import type { Pen } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { minus } from '../numbers.ts';
import { type Diagram, note, segment, tints } from '../shapes.ts';
import { day, learned } from './stand.ts';

const course = learned(3);
const [start, next] = course as [(typeof course)[number], (typeof course)[number]];
const short = (value: number): string => minus(Number(value.toFixed(2)));
const moves = [
  ['1  Guess', `${short(start.w)} · ${day.sun} − ${-start.b} = ${short(start.guess)} ices`],
  ['2  Measure', `(${short(start.guess)} − ${day.sold})² = ${short(start.loss)}`],
  ['3  Ask', `gradient ${short(start.slope.w)} for w, ${short(start.slope.b)} for b`],
  ['4  Step', `0.01 of it: w = ${short(next.w)}, b = ${short(next.b)}`],
] as const;

export const step: Diagram = {
  title: 'One learning step, and the next ones',
  alt:
    `One step with numbers. Guess: 10 · 3 − 10 = ${start.guess} ices, but ${day.sold} were sold. Loss: ${start.loss}. ` +
    `Gradient: ${minus(start.slope.w)} for the weight and ${minus(start.slope.b)} for the bias. With learning rate ` +
    `${day.rate} the weight becomes ${short(next.w)} and the bias ${short(next.b)}. A line of numbers shows the guesses ` +
    `after 0, 1, 2 and 3 steps, ${course.map(({ guess }) => short(guess)).join(', ')}, coming nearer to ${day.sold}.`,
  height: 238,
  draw(pen) {
    moves.forEach(([name, text], i) => {
      const y = 14 + i * 31;
      pen.box(0, y - 13, 368, 26, { fill: palette.raised, radius: 5 });
      pen.text(name, [10, y], { size: 13, weight: 600, colour: tints[i] ?? palette.ink, align: 'left' });
      pen.text(text, [92, y], { size: 13, align: 'left' });
    });
    axis(pen, 190);
  },
};

function axis(pen: Pen, y: number): void {
  const at = (value: number) => 22 + ((value - 19.5) / 7) * 330;
  segment(pen, [at(19.5), y], [at(26.5), y], { colour: palette.muted });
  for (const value of [20, 22, 24, 26]) {
    segment(pen, [at(value), y - 4], [at(value), y + 4], { colour: palette.muted });
    note(pen, String(value), [at(value), y + 17]);
  }
  course.forEach(({ guess }, i) => {
    const last = course[i - 1];
    if (last)
      pen.bend(
        [at(last.guess), y - 8],
        [at(last.guess) + 6, y - 24],
        [at(guess) - 6, y - 24],
        [at(guess), y - 8],
        { colour: palette.ink },
      );
    pen.circle([at(guess), y], 6, { fill: i === 0 ? palette.ink : tints[1] });
    pen.text(short(guess), [at(guess), y - 32], { size: 12, weight: 600 });
  });
  pen.circle([at(day.sold), y], 7, { fill: palette.card, colour: palette.ink, width: 2.5 });
  pen.text('sold', [at(day.sold), y - 18], { size: 12, weight: 600 });
  note(pen, 'the guess after 0, 1, 2 and 3 steps on this day', [184, y + 40]);
}
