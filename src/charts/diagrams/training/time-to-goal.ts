import { palette } from '../../theme.ts';
import { blue, type Diagram, note, segment, yellow } from '../shapes.ts';
import { emphasis } from './parts.ts';

/** The example of the lesson’s answers: seconds for an epoch, and epochs until the goal. */
const networks = [
  { name: 'A', seconds: 2, epochs: 30, colour: yellow },
  { name: 'B', seconds: 5, epochs: 8, colour: blue },
].map((each) => ({ ...each, all: each.seconds * each.epochs }));
const most = Math.max(...networks.map(({ all }) => all));
const [left, wide] = [24, 330];

export const timeToGoal: Diagram = {
  title: 'Slower epochs, and yet sooner at the goal',
  alt:
    'Two networks train until the same goal is reached; each box is an epoch, as wide as the time it takes. ' +
    `${networks.map(({ name, seconds, epochs, all }) => `${name}: ${epochs} epochs of ${seconds} s, ${all} s in all`).join('. ')}. ` +
    'B arrives first, although each of its epochs takes more than twice as long.',
  height: 208,
  draw(pen) {
    networks.forEach(({ name, seconds, epochs, all, colour }, i) => {
      const y = 30 + i * 82;
      const each = (wide * seconds) / most;
      pen.text(name, [8, y + 16], { size: 17, weight: 600, colour });
      pen.text(`${seconds} s × ${epochs} epochs = ${all} s`, [left, y - 16], { ...emphasis, align: 'left' });
      for (let epoch = 0; epoch < epochs; epoch++)
        pen.box(left + epoch * each, y, each, 32, {
          fill: colour,
          colour: palette.card,
          radius: 2,
          width: 1.5,
        });
      const end = left + epochs * each;
      segment(pen, [end, y - 4], [end, y + 40], { colour: palette.ink, width: 2.5 });
      pen.text('goal', [end, y + 50], { size: 12, weight: 600 });
    });
    note(pen, 'each box: one epoch, as wide as its seconds; an example', [184, 188]);
  },
};
