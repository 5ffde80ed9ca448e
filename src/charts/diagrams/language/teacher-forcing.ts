import type { Pen } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { type Diagram, note, pointer, tints } from '../shapes.ts';
import { wordBox } from './parts.ts';

const start = 'start';
const target = ['the', 'cat', 'sat'];
const guessed = ['the', 'dog', 'sat'];
/** Without a teacher the wrong word goes on. */
const alone = ['the', 'dog', 'ran'];
const columns = [118, 206, 294];
const box = [64, 26] as const;
const rows = [
  {
    name: 'in training',
    sub: 'with a teacher',
    y: 40,
    writes: guessed,
    inputs: [start, ...target.slice(0, -1)],
  },
  { name: 'in use', sub: 'alone', y: 150, writes: alone, inputs: [start, ...alone.slice(0, -1)] },
];

export const teacherForcing: Diagram = {
  title: 'A teacher puts the right word in; later none is there',
  alt:
    `Target: “${target.join(' ')}”. In training the network guesses “${guessed.join(' ')}”, but its inputs are “${[start, ...target.slice(0, -1)].join('”, “')}”: ` +
    `after the wrong word “${guessed[1]}” the right one, “${target[1]}”, is put in, so step 3 is right. In use its inputs are its own words, “${[start, ...alone.slice(0, -1)].join('”, “')}”, ` +
    `and after “${alone[1]}” it goes on with “${alone[2]}”. Wrong words have a thick dashed frame.`,
  height: 240,
  draw(pen) {
    for (const { name, sub, y, writes, inputs } of rows) {
      pen.text(name, [0, y + 14], { size: 14, weight: 600, align: 'left' });
      note(pen, sub, [0, y + 34], 'left');
      columns.forEach((x, i) => {
        word(pen, writes[i] ?? '', x, y, writes[i] !== target[i]);
        word(pen, inputs[i] ?? '', x, y + 58, i > 0 && inputs[i] !== target[i - 1]);
        pointer(pen, [x, y + 44], [x, y + 15], { width: 2 });
      });
      note(pen, 'writes', [332, y], 'left');
      note(pen, 'input', [332, y + 58], 'left');
    }
    const own = rows[1]?.y ?? 0;
    for (const x of columns.slice(0, -1))
      pen.arrow(
        [
          [x + 33, own + 2],
          [x + 44, own + 2],
          [x + 44, own + 58],
          [x + 88 - 33, own + 58],
        ],
        { colour: palette.muted, dash: [4, 3], width: 2 },
      );
    pen.text('target: the cat sat · dashed frame: wrong', [184, 4], { size: 13 });
    note(pen, 'alone, a mistake becomes the next input', [184, 234]);
  },
};

function word(pen: Pen, text: string, x: number, y: number, isWrong: boolean): void {
  wordBox(pen, text, [x, y], box, {
    size: 14,
    weight: 600,
    edge: isWrong ? palette.alarm : tints[1],
    thick: isWrong ? 3 : 1.5,
    ...(isWrong && { dash: [5, 3] }),
  });
}
