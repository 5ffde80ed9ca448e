/** Draws a sheet. */
import type { Sheet, SheetLegend, SheetMap, SheetPiece, SheetText, SheetWords } from '../../types/sheet.ts';
import { channels, mixed, readableOn } from '../colours.ts';
import type { Figure, Pen } from '../pen.ts';
import { margin, maxHeight, palette, size } from '../theme.ts';
import { levelColour } from './scales.ts';

export const sheetFigure = ({ title, remark, pieces }: Sheet): Figure => ({
  height: maxHeight,
  draw(pen) {
    pen.text(title, [margin, 22], { size: size.title, weight: 600, align: 'left' });
    pen.text(remark, [margin, 40], { colour: palette.muted, align: 'left' });
    for (const piece of pieces) drawPiece(pen, piece);
  },
});

function drawPiece(pen: Pen, piece: SheetPiece): void {
  switch (piece.kind) {
    case 'map':
      drawMap(pen, piece);
      break;
    case 'text':
      drawText(pen, piece);
      break;
    case 'bar':
      pen.box(...piece.at, ...piece.size, { fill: piece.colour, radius: 0 });
      break;
    case 'line':
      if (piece.head) pen.arrow([piece.from, piece.to], { colour: palette.muted });
      else pen.line([piece.from, piece.to], { colour: palette.grid, width: 1 });
      break;
    case 'legend':
      drawLegend(pen, piece);
      break;
    case 'words':
      drawWords(pen, piece);
      break;
    default:
      throw new Error(`Unknown piece of a sheet: ${JSON.stringify(piece satisfies never)}`);
  }
}

function drawMap(pen: Pen, { at, size, rows, columns, scale, levels, over }: SheetMap): void {
  const below = over === undefined ? undefined : Buffer.from(over, 'base64');
  const known = new Map<number, number[]>();
  const colours = [...Buffer.from(levels, 'base64')].map((level, cell) => {
    const grey = below?.[cell] ?? 0;
    const colour = known.get(256 * grey + level) ?? channels(levelColour(scale, level, grey));
    known.set(256 * grey + level, colour);
    return colour;
  });
  pen.cells(colours, rows, columns, at, size);
  pen.box(...at, ...size, { colour: palette.edge, width: 1, radius: 0 });
}

function drawText(pen: Pen, { text, at, align = 'left', tone = 'plain' }: SheetText): void {
  pen.text(text, at, {
    align,
    weight: tone === 'strong' ? 600 : 400,
    colour: tone === 'muted' ? palette.muted : palette.ink,
  });
}

const strip = { wide: 96, high: 9, gap: 6 };

function drawLegend(pen: Pen, { at: [x, y], scale, low, high }: SheetLegend): void {
  const muted = { colour: palette.muted, align: 'left' } as const;
  pen.text(low, [x, y], muted);
  const left = x + pen.width(low) + strip.gap;
  const colours = Array.from({ length: strip.wide }, (_, at) =>
    channels(levelColour(scale, (255 * at) / (strip.wide - 1))),
  );
  pen.cells(colours, 1, strip.wide, [left, y - strip.high / 2], [strip.wide, strip.high]);
  pen.text(high, [left + strip.wide + strip.gap, y], muted);
}

const line = 17;

/** As many words as fit. */
function drawWords(pen: Pen, { at: [left, top], size: [wide, high], words, levels }: SheetWords): void {
  let [x, y] = [left, top + line / 2];
  for (const [at, word] of words.entries()) {
    const width = pen.width(word) + 6;
    if (x + width > left + wide) [x, y] = [left, y + line];
    if (y + line / 2 > top + high) return;
    const fill = mixed(palette.card, '#ffe48f', (levels[at] ?? 0) / 255);
    pen.box(x, y - 8, width, 15, { fill, radius: 3 });
    pen.text(word, [x + 3, y], { align: 'left', colour: readableOn(fill) });
    x += width + 1;
  }
}
