import { mixed, readableOn } from '../../colours.ts';
import { palette } from '../../theme.ts';
import { blue, type Diagram, note, yellow } from '../shapes.ts';
import { emphasis, headingStyle } from './parts.ts';

const classes = ['4', '7', '9'];
/** Made-up counts: rows are true digits, columns predictions. */
const counts = [
  [82, 3, 15],
  [1, 96, 3],
  [5, 4, 91],
];
const cell = 46;
const [left, top] = [58, 48];
const all = counts.flat().reduce((sum, count) => sum + count, 0);
const hits = counts.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
const [mistaken] = counts
  .flatMap((row, i) => row.map((count, j) => ({ i, j, count: i === j ? 0 : count })))
  .sort((a, b) => b.count - a.count);
const worst = mistaken ?? { i: 0, j: 0, count: 0 };

export const confusionPicture: Diagram = {
  title: 'Which digit was taken for which',
  alt:
    `A made-up confusion matrix of ${all} digits: each row a true digit, each column a prediction. ` +
    `${counts.map((row, i) => `True ${classes[i]}: ${row.map((count, j) => `${count} called ${classes[j]}`).join(', ')}`).join('. ')}. ` +
    `${hits} lie on the diagonal, the right answers, ${Math.round((100 * hits) / all)}%. The commonest mistake: ${worst.count} times a ${classes[worst.i]} was called ${classes[worst.j]}.`,
  height: 220,
  draw(pen) {
    pen.text('predicted', [left + 1.5 * cell, 8], headingStyle);
    pen.text('true', [0, top + 1.5 * cell], { ...headingStyle, align: 'left' });
    counts.forEach((row, i) => {
      pen.text(classes[i] ?? '', [left - 11, top + (i + 0.5) * cell], { size: 15, weight: 600 });
      pen.text(classes[i] ?? '', [left + (i + 0.5) * cell, top - 14], { size: 15, weight: 600 });
      row.forEach((count, j) => {
        const fill = mixed(palette.raised, i === j ? blue : yellow, i === j ? count / 100 : count / 20);
        const isWorst = i === worst.i && j === worst.j;
        pen.box(left + j * cell, top + i * cell, cell - 2, cell - 2, {
          fill,
          radius: 3,
          ...(isWorst ? { colour: palette.ink, width: 3 } : {}),
        });
        pen.text(String(count), [left + (j + 0.5) * cell - 1, top + (i + 0.5) * cell - 1], {
          size: 15,
          weight: i === j ? 600 : 400,
          colour: readableOn(fill),
        });
      });
    });
    pen.text('diagonal: right', [216, top + 18], { ...emphasis, colour: blue, align: 'left' });
    note(pen, `${hits} of ${all}`, [216, top + 37], 'left');
    pen.text('all others: mistakes', [216, top + 64], { ...emphasis, colour: yellow, align: 'left' });
    note(pen, `${all - hits} of ${all}`, [216, top + 83], 'left');
    pen.text(`framed: ${worst.count} times`, [216, top + 110], { ...emphasis, align: 'left' });
    note(pen, `a ${classes[worst.i]} was called ${classes[worst.j]}`, [216, top + 129], 'left');
    note(pen, 'made-up counts', [184, 212]);
  },
};
