import type { Pen, Point } from '../pen.ts';
import { networkColour, palette } from '../theme.ts';
import { slide, withRing } from './convolutional/sliding.ts';
import { type Diagram, frame, grid, note, pointer } from './shapes.ts';

const colour = networkColour.cnn;
const cell = 21;
const gap = 26;
const top = 22;

const input = [
  [0, 0, 3, 3, 3],
  [0, 0, 3, 3, 3],
  [1, 0, 2, 3, 3],
  [1, 0, 0, 2, 3],
  [1, 1, 0, 0, 2],
];
const kernel = [
  [-1, 0, 1],
  [-2, 0, 2],
  [-1, 0, 1],
];
const padding = 1;

const padded = withRing(input, padding);
const output = slide(padded, kernel);
/** The output cell whose computation is shown, and the top left corner of its window in the padded input. */
const shown = { row: 1, column: 2 };

export const convolutionDiagram: Diagram = {
  title: 'A 3×3 filter finds where dark turns to bright',
  alt:
    `The 5×5 input has a ring of zeros around it (padding 1); the filter moves one cell at a time (stride 1), so that ` +
    `the output is 5×5 again. It is not flipped (a cross-correlation). Filter rows: ${kernel.map((row) => row.join(' ')).join(' / ')}. One window is framed: ` +
    `the sum of its products with the filter is ${output[shown.row]?.[shown.column]}, framed in the output; a dashed frame shows the next window. ` +
    `Output rows: ${output.map((row) => row.join(' ')).join(' / ')}. ` +
    `Large positive numbers mark the step from dark to bright; the negative ones at the right come from the padding.`,
  height: 244,
  draw(pen) {
    const kernelLeft = padded.length * cell + gap;
    const outputLeft = kernelLeft + kernel.length * cell + gap;
    const kernelTop = top + 2 * cell;
    const outputTop = top + cell;
    const within = (i: number, j: number) =>
      i >= shown.row && i < shown.row + 3 && j >= shown.column && j < shown.column + 3;
    const isRing = (i: number, j: number) =>
      Math.min(i, j) < padding || Math.max(i, j) >= padding + input.length;

    note(pen, 'input 5×5, framed by 0', [(padded.length * cell) / 2, 8]);
    grid(pen, [0, top], padded, {
      cell,
      fill: (i, j) => (within(i, j) ? '#4a4230' : isRing(i, j) ? palette.card : undefined),
      colour: (i, j) => (isRing(i, j) ? palette.muted : palette.ink),
    });
    const corner: Point = [shown.column * cell, top + shown.row * cell];
    frame(pen, [corner[0] + cell, corner[1]], 3, cell, { colour: palette.muted, dash: [3, 3], width: 1.5 });
    frame(pen, corner, 3, cell, { colour });

    note(pen, 'filter 3×3', [kernelLeft + 1.5 * cell, kernelTop - 14]);
    grid(pen, [kernelLeft, kernelTop], kernel, { cell });
    frame(pen, [kernelLeft, kernelTop], 3, cell, { colour });

    pen.text('=', [outputLeft - gap / 2, kernelTop + 1.5 * cell], { size: 18 });
    note(pen, 'output 5×5', [outputLeft + 2.5 * cell, 8]);
    grid(pen, [outputLeft, outputTop], output, { cell });
    frame(pen, [outputLeft + shown.column * cell, outputTop + shown.row * cell], 1, cell, { colour });

    note(pen, 'right column: an edge made by the frame', [368, outputTop + 5 * cell + 14], 'right');

    const bottom = top + padded.length * cell;
    pointer(pen, [corner[0], bottom + 10], [corner[0] + cell, bottom + 10]);
    note(pen, 'one cell along; dashed: the next window', [corner[0] + cell + 8, bottom + 10], 'left');
    workedOut(pen, bottom + 30);
  },
};

/** The products of the framed window, one line per kernel row, and their sum. */
function workedOut(pen: Pen, y: number): void {
  const columns = [0, 44, 82];
  const style = { size: 13 } as const;
  const sums = kernel.map((weights, i) => {
    const values = weights.map((_, j) => padded[shown.row + i]?.[shown.column + j] ?? 0);
    const line = y + i * 19;
    const sum = weights.reduce((total, w, j) => total + w * (values[j] ?? 0), 0);
    weights.forEach((w, j) => {
      const sign = j === 0 ? '' : '+ ';
      const factor = w < 0 ? `(−${-w})` : String(w);
      pen.text(`${sign}${values[j]}·${factor}`, [columns[j] ?? 0, line], { ...style, align: 'left' });
    });
    pen.text('=', [130, line], style);
    pen.text(String(sum), [160, line], { ...style, align: 'right' });
    return sum;
  });
  note(pen, 'the framed window times the filter:', [368, y], 'right');
  pen.text(`${sums.join(' + ')} =`, [344, y + 19], { ...style, align: 'right' });
  const total = sums.reduce((a, b) => a + b, 0);
  pen.text(String(total), [368, y + 19], { ...style, weight: 600, colour, align: 'right' });
}
