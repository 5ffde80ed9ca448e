import type { Pen } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { type Diagram, frame, note, pointer, yellow } from '../shapes.ts';
import { plainGrid } from './parts.ts';
import { positionsOf } from './sliding.ts';

const [cells, k, cell, small, top] = [7, 3, 17, 13, 34];
const across = (s: number): number => positionsOf(cells, k, 0, s);
const [one, two] = [across(1), across(2)];

export const stride: Diagram = {
  title: 'With stride 2 the filter skips every other position',
  alt:
    `A ${k}×${k} filter on a ${cells}×${cells} input, without padding. A dot marks the middle of each window that it visits; a solid frame is the ` +
    `first window, a dashed one the next. With stride 1 it visits ${one}×${one} = ${one * one} places, so the output is ${one}×${one}. ` +
    `With stride 2 it moves two cells at a time and visits ${two}×${two} = ${two * two}, so the output is ${two}×${two}.`,
  height: 238,
  draw(pen) {
    panel(pen, 22, 1);
    panel(pen, 226, 2);
  },
};

function panel(pen: Pen, x: number, s: number): void {
  const wide = cells * cell;
  const count = across(s);
  pen.text(`stride ${s}`, [x + wide / 2, 8], { size: size.heading, weight: 600, colour: yellow });
  pointer(pen, [x + (k * cell) / 2, top - 9], [x + (k * cell) / 2 + s * cell, top - 9]);
  plainGrid(pen, [x, top], [cells, cells], cell);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < count; j++)
      pen.circle([x + (j * s + k / 2) * cell, top + (i * s + k / 2) * cell], 3.5, {
        fill: palette.ink,
        width: 0,
      });
  frame(pen, [x + s * cell, top], k, cell, { colour: palette.muted, dash: [3, 3], width: 1.5 });
  frame(pen, [x, top], k, cell, { colour: yellow });
  const below = top + wide;
  pointer(pen, [x + wide / 2, below + 4], [x + wide / 2, below + 20]);
  const left = x + (wide - count * small) / 2;
  plainGrid(pen, [left, below + 24], [count, count], small, (i, j) => i === 0 && j < 2, `${yellow}88`);
  note(pen, 'output', [left - 26, below + 24 + (count * small) / 2]);
  pen.text(`${count}×${count}`, [left + count * small + 22, below + 24 + (count * small) / 2], {
    size: 13,
    weight: 600,
  });
}
