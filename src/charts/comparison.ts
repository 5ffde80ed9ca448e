/** A comparison table as a picture: a coloured chip for each subject, and each attribute above its cells. */

import type { Chart, ComparisonDrawing } from '../types/chart.ts';
import { UserError } from '../types/errors.ts';
import { networks } from '../types/training.ts';
import type { Figure, Pen, TextStyle } from './pen.ts';
import { inner, margin, networkColour, palette, size } from './theme.ts';
import { altText } from './words.ts';
import { wrap } from './wrap.ts';

/** A comparison table of a lesson. A subject's title or `topic` may name a network, which decides its colour. */
export interface ComparedTable {
  title: string;
  subjects: { title: string; topic?: string }[];
  rows: { attribute: string; cells: string[] }[];
}

/** Colours of subjects that are not networks. */
const otherColours = ['#b9a5f0', '#8fd0dd', '#e8e0c8', '#c3cad6'];
const mostColumns = 4;

/** @throws UserError for a table without rows, or with fewer than two or more than four subjects */
export function comparisonChart({ title, subjects, rows }: ComparedTable): Chart {
  if (subjects.length < 2 || subjects.length > mostColumns || rows.length === 0) {
    throw new UserError(
      `“${title}” cannot be drawn: a comparison needs two to ${mostColumns} subjects and at least one row.`,
    );
  }
  const others = [...otherColours];
  const columns = subjects.map((subject) => ({
    title: subject.title,
    colour: colourOf(subject) ?? others.shift() ?? palette.muted,
  }));
  const said = rows.map(
    ({ attribute, cells }) =>
      `${attribute}: ${subjects.map((subject, i) => `${subject.title} – ${cells[i] ?? ''}`).join('; ')}.`,
  );
  return {
    name: 'comparison.png',
    alt: altText(`${title}. ${said.join(' ')}`),
    drawing: { kind: 'comparison', title, columns, rows },
  };
}

function colourOf({ title, topic = '' }: ComparedTable['subjects'][number]): string | undefined {
  const words = `${title} ${topic}`.toLowerCase().split(/[^a-z0-9]+/);
  const network = networks.find((name) => words.includes(name) || words.includes(`${name}s`));
  return network && networkColour[network];
}

const gutter = 12;
const padding = 8;
const lineHeight = 1.38;
/** Most logical pixels of height: node-canvas draws at most 32,767 pixels, two per logical one. */
const maxHeight = 16_000;

/** Lays out the table from measured text: each row is as high as its longest cell. @throws UserError if it is too high */
export function comparisonFigure({ title, columns, rows }: ComparisonDrawing, ruler: Pen): Figure {
  const wide = (inner - gutter * (columns.length - 1)) / columns.length;
  const cellSize = columns.length === 2 ? 13 : columns.length === 3 ? 12 : 11;
  const cell: TextStyle = { size: cellSize, align: 'left' };
  const head: TextStyle = { size: cellSize, weight: 600, colour: palette.card };
  const attribute: TextStyle = { size: size.heading, weight: 600, colour: palette.muted, align: 'left' };
  const heading: TextStyle = { size: size.title, weight: 600, align: 'left' };
  const left = (column: number) => margin + column * (wide + gutter);

  const titleBlock = block(wrap(ruler, title, inner, heading), heading);
  const chips = columns.map((column) => block(wrap(ruler, column.title, wide - padding, head), head));
  const chipHeight = Math.max(...chips.map(({ height }) => height)) + padding;
  const laid = rows.map((row) => {
    const name = block(wrap(ruler, row.attribute, inner, attribute), attribute);
    const cells = columns.map((_, i) => block(wrap(ruler, row.cells[i] || '–', wide, cell), cell));
    const height = name.height + Math.max(...cells.map((one) => one.height)) + 2 * padding + 2;
    return { name, cells, height };
  });
  const chipsTop = margin + titleBlock.height + 10;
  const rowsTop = chipsTop + chipHeight + 8;
  const height = laid.reduce((sum, row) => sum + row.height, rowsTop) + margin / 2;
  if (height > maxHeight) throw new UserError(`“${title}” is too long to be drawn: ${rows.length} rows.`);

  return {
    height,
    draw(pen) {
      titleBlock.draw(pen, margin, margin);
      columns.forEach((column, i) => {
        const chip = chips[i];
        pen.box(left(i), chipsTop, wide, chipHeight, { fill: column.colour, radius: 8 });
        chip?.draw(pen, left(i) + wide / 2, chipsTop + (chipHeight - chip.height) / 2);
      });
      let top = rowsTop;
      for (const [i, row] of laid.entries()) {
        if (i % 2 === 0)
          pen.box(margin / 2, top, inner + margin, row.height, { fill: palette.raised, radius: 8 });
        row.name.draw(pen, margin, top + padding);
        row.cells.forEach((one, column) => {
          one.draw(pen, left(column), top + padding + row.name.height + 2);
        });
        top += row.height;
      }
    },
  };
}

/** Several lines of one style, with their height. */
function block(lines: string[], style: TextStyle) {
  const step = (style.size ?? size.text) * lineHeight;
  return {
    height: lines.length * step,
    draw(pen: Pen, x: number, top: number) {
      for (const [i, line] of lines.entries()) pen.text(line, [x, top + (i + 0.5) * step], style);
    },
  };
}
