import type { Pen, Point } from '../pen.ts';
import { networkColour, palette } from '../theme.ts';
import { type Diagram, note, pointer } from './shapes.ts';

const colour = networkColour.lstm;
const belt = 40;
const stations = [
  { x: 84, question: 'Cross out?', gate: 'forget gate', done: 'Monday: out' },
  { x: 184, question: 'Write down?', gate: 'input gate', done: 'Thursday: in' },
  { x: 284, question: 'Say it now?', gate: 'output gate', done: 'Thursday' },
];
const card = { wide: 76, high: 34 };
const box = { wide: 96, high: 66, top: 96 };

export const notebook: Diagram = {
  title: 'An LSTM keeps a notebook and asks 3 questions',
  alt:
    'A line, the notebook, runs from left to right; it comes with the note “Monday” and leaves with “Thursday”. Three ' +
    'gates work on it at each step. 1: the forget gate asks what to cross out, here Monday. 2: the input gate asks what to write ' +
    'down, here Thursday. 3: the output gate asks what to say now, here Thursday. A note that nobody crosses out stays.',
  height: 236,
  draw(pen) {
    pointer(pen, [card.wide, belt], [368 - card.wide, belt], { colour, width: 4 });
    page(pen, [0, belt], 'Monday');
    page(pen, [368 - card.wide, belt], 'Thursday');
    note(pen, 'the notebook: the cell state', [184, 8]);
    for (const [i, { x, question, gate, done }] of stations.entries()) {
      const last = i === stations.length - 1;
      const ends: [Point, Point] = [
        [x, belt + 5],
        [x, box.top - 3],
      ];
      pen.arrow(last ? ends : ends.toReversed(), { colour: palette.ink, width: 2 });
      pen.box(x - box.wide / 2, box.top, box.wide, box.high, {
        fill: palette.raised,
        colour,
        radius: 8,
        width: 2,
      });
      pen.text(question, [x, box.top + 24], { size: 13, weight: 600 });
      note(pen, gate, [x, box.top + 46]);
      pen.text(done, [x, box.top + box.high + 18], { size: 12, colour });
    }
    pen.text('A note that no gate touches stays as it is,', [184, 212], { size: 13 });
    pen.text('for as many steps as you like.', [184, 230], { size: 13 });
  },
};

function page(pen: Pen, [x, y]: Point, text: string): void {
  pen.box(x, y - card.high / 2, card.wide, card.high, { fill: palette.ink, radius: 4 });
  pen.text(text, [x + card.wide / 2, y], { size: 13, weight: 600, colour: palette.black });
}
