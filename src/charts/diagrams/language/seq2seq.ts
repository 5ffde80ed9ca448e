import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, pointer, tints } from '../shapes.ts';
import { wordBox } from './parts.ts';

const source = ['the', 'dog', 'sleeps'];
const target = ['der', 'Hund', 'schläft', 'end'];
const reader = networkColour.rnn;
const writer = tints[2];
const rows = { reader: 62, writer: 172 };
const pitch = 78;
const box = { wide: 58, high: 34 };
const lefts = { reader: 30, writer: 104 };
const bottleneck = { x: 300, y: 62 };

export const seq2seqDiagram: Diagram = {
  title: 'One reads, one writes; a single state between',
  alt:
    `Above, an encoder reads “${source.join(' ')}” in ${source.length} steps. What it hands on is a single state, drawn as a narrow box: the bottleneck. ` +
    `Below, a decoder starts from it and writes “${target.slice(0, -1).join(' ')}” and an end mark in ${target.length} steps; each word it writes is its next input. The two sequences may differ in length.`,
  height: 240,
  draw(pen) {
    pen.text('encoder: reads the source', [0, 14], { size: 13, weight: 600, colour: reader, align: 'left' });
    pen.text('decoder: writes the target', [72, 216], {
      size: 13,
      weight: 600,
      colour: writer,
      align: 'left',
    });
    source.forEach((word, i) => {
      const x = lefts.reader + i * pitch;
      cell(pen, x, rows.reader, reader);
      pen.text(word, [x, rows.reader + 44], { size: 14, weight: 600 });
      up(pen, x, rows.reader + 34, rows.reader + box.high / 2 + 1);
      const next = i < source.length - 1 ? x + pitch - box.wide / 2 : bottleneck.x - 33;
      across(pen, x + box.wide / 2, next, rows.reader, reader);
    });
    wordBox(pen, 'one state', [bottleneck.x, bottleneck.y], [66, 26], {
      weight: 600,
      edge: palette.alarm,
      thick: 2.5,
    });
    note(pen, 'bottleneck', [bottleneck.x, bottleneck.y - 26]);
    pen.arrow(
      [
        [bottleneck.x, bottleneck.y + 14],
        [bottleneck.x, 124],
        [48, 124],
        [48, rows.writer],
        [lefts.writer - box.wide / 2, rows.writer],
      ],
      { colour: palette.alarm, width: 2.5 },
    );
    target.forEach((word, i) => {
      const x = lefts.writer + i * pitch;
      cell(pen, x, rows.writer, writer);
      pen.text(word, [x, rows.writer - 35], { size: 14, weight: 600 });
      up(pen, x, rows.writer - box.high / 2, rows.writer - 26);
      if (i < target.length - 1) across(pen, x + box.wide / 2, x + pitch - box.wide / 2, rows.writer, writer);
    });
    note(pen, 'each word it writes is its next input', [72, 234], 'left');
  },
};

function cell(pen: Pen, x: number, y: number, colour: string): void {
  wordBox(pen, 'RNN', [x, y], [box.wide, box.high], { weight: 600, edge: colour, colour, thick: 2 });
}

function up(pen: Pen, x: number, from: number, to: number): void {
  pointer(pen, [x, from], [x, to]);
}

function across(pen: Pen, from: number, to: number, y: number, colour: string): void {
  pointer(pen, [from, y], [to, y], { colour, width: 2.5 });
}
