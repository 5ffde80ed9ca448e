import { readableOn } from '../../colours.ts';
import { palette } from '../../theme.ts';
import { blue, type Diagram, note, yellow } from '../shapes.ts';
import { emphasis, headingStyle } from './parts.ts';

/** The example of the lesson: rows are what the e-mails are, columns what they were called. */
const counts = [
  [230, 20],
  [15, 235],
] as const;
const names = ['wanted', 'spam'];
const [[, wrongly], [missed, caught]] = counts;
const all = counts.flat().reduce((sum, count) => sum + count, 0);
const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)}%`;
const precision = percent(caught, caught + wrongly);
const recall = percent(caught, caught + missed);
const accuracy = percent(counts[0][0] + caught, all);
const [left, top, wide, high] = [66, 42, 76, 52];

export const precisionRecall: Diagram = {
  title: 'Precision reads a column, recall a row',
  alt:
    `A confusion matrix of ${all} e-mails. True wanted: ${counts[0].join(' called wanted, ')} called spam. True spam: ${missed} called wanted, ${caught} called spam. ` +
    `A frame around the column “called spam” gives the precision, ${caught} of ${caught + wrongly} = ${precision}. A dashed frame around the row “is spam” gives the recall, ` +
    `${caught} of ${caught + missed} = ${recall}. Both diagonal cells of all ${all} give the accuracy, ${accuracy}.`,
  height: 222,
  draw(pen) {
    pen.text('predicted', [left + wide, 6], headingStyle);
    pen.text('true', [14, top + high], headingStyle);
    counts.forEach((row, i) => {
      note(pen, names[i] ?? '', [left - 8, top + (i + 0.5) * high], 'right');
      note(pen, names[i] ?? '', [left + (i + 0.5) * wide, top - 16]);
      row.forEach((count, j) => {
        const fill = i === j ? '#3f6ea8' : palette.raised;
        pen.box(left + j * wide + 3, top + i * high + 3, wide - 6, high - 6, { fill, radius: 3 });
        pen.text(String(count), [left + (j + 0.5) * wide, top + (i + 0.5) * high], {
          size: 16,
          weight: 600,
          colour: readableOn(fill),
        });
      });
    });
    pen.box(left + wide - 1, top - 5, wide + 2, 2 * high + 10, { colour: yellow, width: 3 });
    pen.box(left - 4, top + high - 1, 2 * wide + 12, high + 2, { colour: blue, width: 3, dash: [6, 4] });
    pen.text(`precision ${precision}`, [246, top + 12], { ...emphasis, colour: yellow, align: 'left' });
    note(pen, `${caught} of the ${caught + wrongly}`, [246, top + 31], 'left');
    note(pen, 'called spam', [246, top + 46], 'left');
    pen.text(`recall ${recall}`, [246, top + 70], { ...emphasis, colour: blue, align: 'left' });
    note(pen, `${caught} of the ${caught + missed}`, [246, top + 89], 'left');
    note(pen, 'that are spam', [246, top + 104], 'left');
    pen.text(`accuracy ${accuracy}`, [184, 176], emphasis);
    note(pen, `(${counts[0][0]} + ${caught}) of ${all}: the diagonal`, [184, 196]);
  },
};
