import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note } from '../shapes.ts';

const backgrounds = ['grass', 'sand'];
const animals = [
  { name: 'cow', counts: [475, 25] },
  { name: 'camel', counts: [25, 475] },
];
const total = animals.flatMap(({ counts }) => counts).reduce((a, b) => a + b);
/** The rule says cow on grass and camel on sand. */
const isRight = (animal: number, background: number): boolean => animal === background;
const right = animals.reduce((sum, { counts }, i) => sum + (counts[i] ?? 0), 0);
const share = `${Math.round((100 * right) / total)}%`;

const cell = { wide: 136, high: 66 };
const [left, top] = [72, 32];

export const shortcutDiagram: Diagram = {
  title: '“Grass means cow” never looks at the animal',
  alt:
    `A table of ${total.toLocaleString('en')} pictures by animal and background: ` +
    `${animals.map(({ name, counts }) => counts.map((count, j) => `${name} on ${backgrounds[j]} ${count}`).join(', ')).join(', ')}. ` +
    `The rule “grass means cow” is right on ${right}, ${share} of all. Of the cows on sand and the camels on grass it gets 0% right.`,
  height: 222,
  draw(pen) {
    backgrounds.forEach((name, j) => {
      pen.text(`on ${name}`, [left + (j + 0.5) * cell.wide, 14], { size: 13, weight: 600 });
    });
    animals.forEach(({ name, counts }, i) => {
      const y = top + i * cell.high;
      pen.text(name, [0, y + cell.high / 2], { size: 14, weight: 600, align: 'left' });
      counts.forEach((count, j) => {
        const x = left + j * cell.wide;
        const ok = isRight(i, j);
        pen.box(x + 2, y + 2, cell.wide - 4, cell.high - 4, {
          fill: ok ? networkColour.gru : palette.card,
          colour: ok ? networkColour.gru : palette.alarm,
          radius: 6,
          width: 2,
          dash: ok ? [] : [6, 4],
        });
        const middle = x + cell.wide / 2;
        pen.text(`${count} pictures`, [middle, y + cell.high / 2 - 11], {
          ...{ size: 14, weight: 600 },
          colour: ok ? palette.black : palette.ink,
        });
        pen.text(ok ? '100% right' : '0% right', [middle, y + cell.high / 2 + 11], {
          ...{ size: 13 },
          colour: ok ? palette.black : palette.alarm,
        });
      });
    });
    const y = top + 2 * cell.high + 24;
    pen.text(`over all: ${share} right`, [left + cell.wide, y], { size: 15, weight: 600 });
    note(pen, 'so the mean shows nothing of the two groups that fail', [left + cell.wide - 36, y + 22]);
  },
};
