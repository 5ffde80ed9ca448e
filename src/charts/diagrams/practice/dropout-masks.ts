import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, segment } from '../shapes.ts';

const units = 6;
const steps = 8;
const cell = 13;
/** Drawn once with p = 0.25 and kept, so that the picture is always the same: one letter a step, “.” for off. */
const fresh = ['#####.##', '##.#####', '####.##.', '.#####.#', '###.####', '#.###.##'];
const offForAll = [1, 4];
const offMaps = [2];

const isOn = {
  fresh: (unit: number, step: number) => fresh[unit]?.[step] === '#',
  once: (unit: number) => !offForAll.includes(unit),
};
const lasting = (on: (unit: number, step: number) => boolean): number =>
  Array.from({ length: units }, (_, unit) =>
    Array.from({ length: steps }, (_, step) => on(unit, step)).every(Boolean),
  ).filter(Boolean).length;
const [lastingFresh, lastingOnce] = [lasting(isOn.fresh), lasting(isOn.once)];

export const dropoutMasksDiagram: Diagram = {
  title: 'One mask for a sequence lets the others remember',
  alt:
    `Two grids of ${units} units by ${steps} time steps of an RNN; dark cells with a cross are switched off. Left, a new mask ` +
    `at every step: ${lastingFresh} of ${units} units are on at all steps. Middle, one mask for the whole sequence: ` +
    `${offForAll.length} units are off throughout, and ${lastingOnce} are on at all steps and can remember. Right, 4 feature maps of ` +
    `a CNN: spatial dropout switches off ${offMaps.length} whole map.`,
  height: 208,
  draw(pen) {
    timeGrid(pen, 0, ['new mask', 'at each step'], isOn.fresh, lastingFresh);
    timeGrid(pen, 130, ['one mask', 'per sequence'], isOn.once, lastingOnce);
    maps(pen, 264);
  },
};

const top = 54;

function heads(pen: Pen, middle: number, lines: readonly string[]): void {
  lines.forEach((line, i) => {
    pen.text(line, [middle, 12 + 17 * i], { size: 13, weight: 600 });
  });
}

function square(pen: Pen, x: number, y: number, on: boolean): void {
  const [fill, side] = [on ? networkColour.rnn : palette.card, cell - 1];
  pen.box(x, y, side, side, { fill, colour: palette.edge, width: 1, radius: 2 });
  if (on) return;
  for (const [from, to] of [
    [3, side - 3],
    [side - 3, 3],
  ] as const)
    segment(pen, [x + 3, y + from], [x + side - 3, y + to], { colour: palette.muted, width: 1 });
}

function timeGrid(
  pen: Pen,
  left: number,
  name: readonly string[],
  on: (unit: number, step: number) => boolean,
  lasts: number,
): void {
  const middle = left + (steps * cell) / 2;
  heads(pen, middle, name);
  for (let unit = 0; unit < units; unit++)
    for (let step = 0; step < steps; step++)
      square(pen, left + step * cell, top + unit * cell, on(unit, step));
  note(pen, 'time →', [middle, top + units * cell + 14]);
  pen.text(`${lasts} of ${units} units`, [middle, top + units * cell + 40], { size: 13, weight: 600 });
  pen.text('can remember', [middle, top + units * cell + 58], { size: 13 });
}

function maps(pen: Pen, left: number): void {
  heads(pen, left + 52, ['whole maps', 'in a CNN']);
  for (let map = 0; map < 4; map++)
    for (let at = 0; at < 9; at++) {
      const [x, y] = [left + (map % 2) * 58, top + Math.floor(map / 2) * 46];
      square(pen, x + (at % 3) * cell, y + Math.floor(at / 3) * cell, !offMaps.includes(map));
    }
  note(pen, '4 feature maps', [left + 52, top + units * cell + 22]);
  pen.text(`${offMaps.length} map is off`, [left + 52, top + units * cell + 40], { size: 13, weight: 600 });
}
