import { wholePercent } from '../../../text/format.ts';
import type { Pen, Point } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { type Diagram, note, operator, orange, pink, pointer } from '../shapes.ts';
import { lstmBlame as blame, lstmExample as step } from './lstm-example.ts';

const three = (value: number): string => value.toFixed(3).replace('-', '−');
const two = (value: number): string => value.toFixed(2);
const belt = 34;
const x = { forget: 92, input: 192, output: 292 };
const box = { wide: 96, high: 84, top: 84 };

export const lstmNumbers: Diagram = {
  title: `One LSTM step: the note 1.0 becomes ${two(step.next)}`,
  alt:
    `The worked step of the lesson. The note in the cell is 1.0. Keep ${wholePercent(step.f)} of it: ${two(step.f)}. The proposal ${two(step.g)} is taken by ${wholePercent(step.i)}: ${two(step.i * step.g)} is added. ` +
    `The new note is ${two(step.next)}. Of tanh(${two(step.next)}) = ${two(step.squashed)}, ${wholePercent(step.o)} is said: ${two(step.shown)}.`,
  height: 236,
  draw(pen) {
    pointer(pen, [50, belt], [318, belt], { colour: pink, width: 4 });
    page(pen, 25, '1.0');
    page(pen, 343, two(step.next));
    operator(pen, [x.forget, belt], '×');
    operator(pen, [x.input, belt], '+');
    station(pen, x.forget, ['1. keep?', wholePercent(step.f), `1.0 × ${two(step.f)}`], true);
    station(pen, x.input, ['2. add to it?', `${two(step.g)}, half of it`, `+ ${two(step.i * step.g)}`], true);
    station(
      pen,
      x.output,
      ['4. say it?', wholePercent(step.o), `${two(step.squashed)} × ${two(step.o)}`],
      false,
    );
    pen.text('3. new note', [330, 68], { size: size.heading, weight: 600, colour: pink });
    pointer(pen, [x.output, box.top + box.high], [x.output, 190], { colour: pink, width: 2 });
    pen.text(`says ${two(step.shown)}`, [x.output, 202], { size: 15, weight: 600, colour: pink });
    note(
      pen,
      `note: ${two(step.f)} · 1.0 + ${two(step.i)} · ${two(step.g)} = ${two(step.next)}`,
      [0, 202],
      'left',
    );
    note(pen, `tanh(${two(step.next)}) = ${two(step.squashed)}`, [0, 222], 'left');
  },
};

function page(pen: Pen, at: number, text: string): void {
  pen.box(at - 25, belt - 16, 50, 32, { fill: palette.ink, radius: 4 });
  pen.text(text, [at, belt], { size: 15, weight: 600, colour: palette.black });
}

function station(pen: Pen, at: number, lines: [string, string, string], up: boolean): void {
  const ends: [Point, Point] = [
    [at, box.top - 2],
    [at, belt + 11],
  ];
  pointer(pen, ...(up ? ends : (ends.toReversed() as [Point, Point])), { width: 2 });
  pen.box(at - box.wide / 2, box.top, box.wide, box.high, {
    fill: palette.raised,
    colour: pink,
    radius: 8,
    width: 2,
  });
  lines.forEach((line, i) => {
    pen.text(line, [at, box.top + 18 + i * 24], {
      size: i === 0 ? size.text : 12.5,
      weight: i === 0 ? 400 : 600,
    });
  });
}

const rows = [
  { name: 'to f', how: `${three(blame.atCell)} · 1.000, old note`, value: blame.toForget },
  { name: 'to i', how: `${three(blame.atCell)} · ${three(step.g)}, that is g`, value: blame.toInput },
  { name: 'to g', how: `${three(blame.atCell)} · ${three(step.i)}, that is i`, value: blame.toCandidate },
];

export const lstmWayBack: Diagram = {
  title: `Of the error at the cell, ${wholePercent(step.f)} goes on back`,
  alt:
    `The way back through the worked step, for a gradient of −1 at h. At the cell arrive −1 · o · (1 − tanh²c) = ${three(blame.atCell)}. Along the cell state this is only multiplied by f = ${three(step.f)}: ${three(blame.back)} reaches the step before. ` +
    `${rows.map(({ name, value }) => `${name.replace('to', 'To')} ${three(value)}`).join(', ')}, to o ${three(blame.toOutput)}. Ten steps with the same f leave ${wholePercent(step.f ** 10)}.`,
  height: 238,
  draw(pen) {
    pointer(pen, [290, belt], [78, belt], { colour: palette.alarm, width: 4 });
    value(pen, 330, belt, three(blame.atCell));
    value(pen, 38, belt, three(blame.back));
    note(pen, 'one step back', [0, belt + 30], 'left');
    note(pen, 'arrives at the cell', [368, belt + 30], 'right');
    pen.text(`× f = ${three(step.f)}`, [184, belt - 18], { size: 14, weight: 600 });
    note(pen, 'no matrix, no tanh in between', [184, belt + 16]);
    rows.forEach(({ name, how, value: share }, i) => {
      const y = 104 + i * 28;
      pen.text(name, [0, y], { size: 14, weight: 600, align: 'left' });
      note(pen, how, [46, y], 'left');
      pen.text(three(share), [240, y], { size: 14, weight: 600, colour: orange, align: 'right' });
    });
    pen.text('to o', [0, 188], { size: 14, weight: 600, align: 'left' });
    note(pen, `−1 · ${three(step.squashed)}, that is tanh(c)`, [46, 188], 'left');
    pen.text(three(blame.toOutput), [240, 188], { size: 14, weight: 600, colour: orange, align: 'right' });
    note(pen, 'these go on to', [310, 130]);
    note(pen, 'the weights', [310, 147]);
    pen.text(`ten such steps leave ${wholePercent(step.f ** 10)}`, [184, 224], { size: 13, weight: 600 });
  },
};

function value(pen: Pen, at: number, y: number, text: string): void {
  pen.box(at - 38, y - 16, 76, 32, { fill: palette.raised, colour: palette.alarm, width: 2 });
  pen.text(text, [at, y], { size: 15, weight: 600 });
}
