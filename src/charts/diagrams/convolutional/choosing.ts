import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, pointer, yellow } from '../shapes.ts';

const questions = [
  { asks: ['Does the meaning sit', 'in local patterns?'], answer: 'CNN', colour: yellow },
  { asks: ['Does something early', 'decide something late?'], answer: 'LSTM or GRU', colour: blue },
  {
    asks: ['Do data arrive bit by bit,', 'with an answer at once?'],
    answer: 'recurrent network',
    colour: blue,
  },
  { asks: ['Little time to train,', 'a large data set?'], answer: 'CNN', colour: yellow },
];
const [top, pitch, high] = [4, 51, 40];

export const choosingPicture: Diagram = {
  title: 'Four questions, and what to start with',
  alt:
    `${questions.length} questions, one below the other. ${questions.map(({ asks, answer }, i) => `${i + 1}. ${asks.join(' ')} Yes: start with ${answer.startsWith('rec') ? 'a ' : ''}${answer}.`).join(' ')} ` +
    'None of them: a simple baseline may be enough. Whatever is chosen is measured against that baseline.',
  height: 240,
  draw(pen) {
    questions.forEach(({ asks, answer, colour }, i) => {
      const y = top + i * pitch;
      pen.box(0, y, 178, high, { fill: palette.raised, colour: palette.muted });
      asks.forEach((line, j) => {
        pen.text(line, [89, y + 13 + j * 15], { size: 12 });
      });
      pointer(pen, [180, y + high / 2], [232, y + high / 2]);
      note(pen, 'yes', [205, y + high / 2 - 9]);
      pen.box(234, y, 134, high, { fill: palette.raised, colour, width: 2 });
      pen.text(answer, [301, y + high / 2], { size: 13, weight: 600, colour });
      pointer(pen, [89, y + high], [89, y + pitch - 1]);
    });
    const last = top + questions.length * pitch;
    pen.text('Else: a simple baseline may be enough', [0, last + 12], {
      size: size.heading,
      weight: 600,
      align: 'left',
    });
    note(pen, 'downwards: no', [368, last + 12], 'right');
  },
};
