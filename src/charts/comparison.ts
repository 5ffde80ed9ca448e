/** A comparison table as a picture: a coloured chip for each subject, and each attribute above its cells. */

import { asSentence } from '../text/format.ts';
import type { Chart, ComparisonDrawing } from '../types/chart.ts';
import { UserError } from '../types/errors.ts';
import { networks } from '../types/training.ts';
import type { Figure, Pen, TextStyle } from './pen.ts';
import { edge, inner, margin, maxHeight, networkColour, palette, size } from './theme.ts';
import { altText, roughWidth } from './words.ts';
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

/**
 * Draws what differs, in the order of the table, as far as it can be read in one picture.
 * @throws UserError for a table without rows, or with fewer than two or more than four subjects
 */
export function comparisonChart({ title, subjects, rows: all }: ComparedTable): Chart {
  if (subjects.length < 2 || subjects.length > mostColumns || all.length === 0) {
    throw new UserError(
      `“${title}” cannot be drawn: a comparison needs two to ${mostColumns} subjects and at least one row.`,
    );
  }
  const rows = readable(title, subjects, all);
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
    alt: altText(`${asSentence(title)} ${said.join(' ')}`),
    drawing: { kind: 'comparison', title, columns, rows },
  };
}

function colourOf({ title, topic = '' }: ComparedTable['subjects'][number]): string | undefined {
  const words = `${title} ${topic}`.toLowerCase().split(/[^a-z0-9]+/);
  if (words.includes('transformer')) return networkColour.attention;
  const network = networks.find((name) => words.includes(name) || words.includes(`${name}s`));
  return network && networkColour[network];
}

const gutter = 12;
const padding = 6;
const lineHeight = 1.38;
const columnWidth = (columns: number): number => (inner - gutter * (columns - 1)) / columns;
const cellSizes = [13, 13, 13, 12, 11];

/** The rows that differ, those with formulas left out, as many as fit; at least one. Heights are estimated on the safe side. */
function readable(title: string, subjects: ComparedTable['subjects'], rows: ComparedTable['rows']) {
  const cellSize = cellSizes[subjects.length] ?? size.text;
  const lines = (text: string, wide: number, pixels: number) =>
    Math.ceil((roughWidth(text) * pixels) / size.text / wide) * pixels * lineHeight;
  const wide = columnWidth(subjects.length);
  const highest = (texts: string[], within: number) =>
    Math.max(...texts.map((text) => lines(text, within, cellSize)));
  const heads = highest(
    subjects.map((subject) => subject.title),
    wide - padding,
  );
  let height = 2 * edge + lines(title, inner, size.title) + heads + padding + gaps;
  const differing = rows.filter(({ cells }) => new Set(cells).size > 1);
  const inWords = differing.filter(({ cells }) => !cells.some((cell) => /[+=]/.test(cell)));
  const shown = ([inWords, differing].find(({ length }) => length > 0) ?? rows).filter(
    ({ attribute, cells }) => {
      height += lines(attribute, inner, size.heading) + highest(cells, wide) + 2 * padding + 2;
      return height <= maxHeight;
    },
  );
  return shown.length > 0 ? shown : rows.slice(0, 1);
}

/** Between title and heads, and between heads and rows. */
const gaps = 16;

/** Lays out the table from measured text: each row is as high as its longest cell. Long texts are cut. */
export function comparisonFigure({ title, columns, rows }: ComparisonDrawing, ruler: Pen): Figure {
  const wide = columnWidth(columns.length);
  const cellSize = cellSizes[columns.length] ?? size.text;
  const cell: TextStyle = { size: cellSize, align: 'left' };
  const head: TextStyle = { size: cellSize, weight: 600, colour: palette.card };
  const attribute: TextStyle = { size: size.heading, weight: 600, colour: palette.muted, align: 'left' };
  const heading: TextStyle = { size: size.title, weight: 600, align: 'left' };
  const left = (column: number) => margin + column * (wide + gutter);

  const cutTo = (most: number, lines: string[]) =>
    lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1]?.slice(0, -1)}…`] : lines;
  const titleBlock = block(cutTo(2, wrap(ruler, title, inner, heading)), heading);
  const chips = columns.map((column) =>
    block(cutTo(2, wrap(ruler, column.title, wide - padding, head)), head),
  );
  const chipHeight = Math.max(...chips.map(({ height }) => height)) + padding;
  const laid = rows.map((row) => {
    const name = block(cutTo(2, wrap(ruler, row.attribute, inner, attribute)), attribute);
    const cells = columns.map((_, i) => block(cutTo(5, wrap(ruler, row.cells[i] || '–', wide, cell)), cell));
    const height = name.height + Math.max(...cells.map((one) => one.height)) + 2 * padding + 2;
    return { name, cells, height };
  });
  const chipsTop = edge + titleBlock.height + gaps / 2;
  const rowsTop = chipsTop + chipHeight + gaps / 2;
  const height = laid.reduce((sum, row) => sum + row.height, rowsTop) + edge;

  return {
    height,
    draw(pen) {
      titleBlock.draw(pen, margin, edge);
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
