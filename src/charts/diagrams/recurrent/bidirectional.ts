import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, orange, pointer } from '../shapes.ts';

const words = ['went', 'to the', 'bank', 'to cast', 'his rod'];
const asked = words.indexOf('bank');
const before = words.slice(0, asked + 1).join(' ');
const after = words.slice(asked).toReversed().join(', ');
const [first, pitch] = [36, 74];
const rows = { forward: 52, word: 112, backward: 172 };

export const bidirectionalPicture: Diagram = {
  title: 'Two readers, one in each direction',
  alt:
    `The words “${words.join(' ')}” stand in the middle, in ${words.length} steps. Above, a forward reader goes from left to right; below, a backward reader with weights of its own goes from right to left. ` +
    `At “bank” the forward state has read “${before}”, the backward one “${after}”. Both states side by side are what the network knows at this word: it is the bank of a river.`,
  height: 238,
  draw(pen) {
    pen.box(first + asked * pitch - 34, rows.forward - 24, 68, rows.backward - rows.forward + 48, {
      colour: palette.ink,
      width: 2,
      dash: [5, 3],
      radius: 8,
    });
    note(pen, 'forward: what came before', [0, 12], 'left');
    note(pen, 'backward: what comes after', [368, 210], 'right');
    words.forEach((word, i) => {
      const x = first + i * pitch;
      pen.text(word, [x, rows.word], { size: 14, weight: 600 });
      pointer(pen, [x, rows.word - 12], [x, rows.forward + 17], { width: 1.25 });
      pointer(pen, [x, rows.word + 12], [x, rows.backward - 17], { width: 1.25 });
      for (const [row, fill, sign] of [
        [rows.forward, blue, '→h'],
        [rows.backward, orange, '←h'],
      ] as const) {
        pen.box(x - 24, row - 15, 48, 30, { fill, radius: 7 });
        pen.text(sign.slice(0, 1), [x - 7, row], { size: size.title, weight: 600, colour: palette.card });
        pen.text('h', [x + 7, row], { size: size.title, italic: true, colour: palette.card });
      }
      if (i === words.length - 1) return;
      pointer(pen, [x + 24, rows.forward], [x + pitch - 24, rows.forward], { colour: blue, width: 2.5 });
      pointer(pen, [x + pitch - 24, rows.backward], [x + 24, rows.backward], { colour: orange, width: 2.5 });
    });
    pen.text('at “bank”: both states side by side', [184, 230], { size: 13, weight: 600 });
  },
};
