import { networkColour, palette } from '../../theme.ts';
import { decimals } from '../numbers.ts';
import { type Diagram, frame, note, pointer } from '../shapes.ts';
import { bold } from './parts.ts';
import { scoreOf, shade, side, slopesOf, tinySeven } from './tiny-seven.ts';

const slopes = slopesOf(tinySeven);
const sizes = slopes.map((row) => row.map(Math.abs));
/** The pixel whose change moves the score most. */
const strongest = Math.max(...sizes.flat());
const at = sizes.flat().indexOf(strongest);
const [row, column] = [Math.floor(at / side), at % side];
const slope = slopes[row]?.[column] ?? 0;
const nudge = 0.1;
const cell = 20;
const top = 24;
const right = 368 - side * cell;

export const saliencyDiagram: Diagram = {
  title: 'Saliency: where a small change moves the score',
  alt:
    `Left, the picture of a 7 in ${side} × ${side} pixels; a small network gives it the score ${scoreOf(tinySeven)}. Right, for each pixel how strongly the ` +
    `score reacts to a small change, the brighter the more: along the level and the slanted stroke, and just below the level one. ` +
    `The strongest pixel is framed, in row ${row + 1} and column ${column + 1}: ${nudge} more ink there changes the score by ${decimals(nudge * slope, 1)}. ` +
    `It is dark in the picture and counts nevertheless.`,
  height: 236,
  draw(pen) {
    note(pen, 'the picture', [(side * cell) / 2, 10]);
    shade(pen, [0, top], tinySeven, cell);
    note(pen, 'what counts', [right + (side * cell) / 2, 10]);
    shade(pen, [right, top], sizes, cell, networkColour.cnn);
    const middle = top + (side * cell) / 2;
    pointer(pen, [side * cell + 12, middle], [right - 12, middle], { width: 2 });
    note(pen, 'slope of', [184, middle - 28]);
    note(pen, 'the score', [184, middle - 13]);
    pen.text(`score ${scoreOf(tinySeven)}`, [184, middle + 18], bold);
    for (const x of [0, right])
      frame(pen, [x + column * cell, top + row * cell], 1, cell, { colour: palette.ink });
    const below = top + side * cell + 18;
    pen.text(`framed: ${nudge} more ink here, score ${decimals(nudge * slope, 1)}`, [0, below], {
      align: 'left',
    });
    note(pen, 'Dark in the picture, and yet it counts: ink there', [0, below + 20], 'left');
    note(pen, 'would speak against a 7.', [0, below + 36], 'left');
  },
};
