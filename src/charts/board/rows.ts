/** Eight messages, sequences or pieces of text below each other, each with its guess at the right. */
import type { Board, BoardItem } from '../../types/board.ts';
import type { Sample } from '../../types/recording.ts';
import type { Pen, Point } from '../pen.ts';
import { inner, margin, palette } from '../theme.ts';
import { wrap } from '../wrap.ts';
import { confidenceBar, fitted, isRightGuess, labelOf, mark, markColour, visibleText } from './parts.ts';

const rowHeight = 29.5;
/** More words than two lines hold. */
const mostWords = 20;
/** How wide an example is; the guesses begin 14 pixels further right. */
const widthOf = ({ kind }: Sample): number => ({ text: 218, sequence: 240 })[kind as string] ?? 232;
/** Between the letters of a sequence. */
const pitch = 8.6;
/** What the marked letter takes more than the others. */
const markRoom = 6;

export function drawRows(pen: Pen, board: Board, top: number): void {
  for (const [at, item] of board.items.entries()) {
    const y = top + 1 + at * rowHeight;
    if (at > 0)
      pen.line(
        [
          [margin, y - 1],
          [margin + inner, y - 1],
        ],
        { colour: palette.grid, width: 1 },
      );
    drawExample(pen, item.sample, y, board.colour ?? palette.ink);
    drawGuess(pen, board, item, y);
  }
}

function drawExample(pen: Pen, sample: Sample, y: number, colour: string): void {
  const middle = y + rowHeight / 2 - 1;
  const wide = widthOf(sample);
  if (sample.kind === 'words') {
    const [first = '', ...rest] = wrap(pen, sample.words.slice(0, mostWords).join(' '), wide, {});
    const second = rest.length > 1 ? fitted(pen, `${rest[0]} ${rest[1]}`, wide) : rest[0];
    pen.text(first, [margin, second ? middle - 7 : middle], { align: 'left' });
    if (second) pen.text(second, [margin, middle + 7], { align: 'left' });
  }
  if (sample.kind === 'text') drawPiece(pen, sample.text, [wide, middle], colour);
  if (sample.kind !== 'sequence') return;
  for (const [step, symbol] of sample.symbols.entries()) {
    const isMarked = step === sample.marked;
    const before = step < sample.marked ? 0 : isMarked ? markRoom / 2 : markRoom;
    const x = margin + (step + 0.5) * pitch + before;
    if (isMarked) pen.box(x - 5.5, middle - 9, 11, 18, { fill: colour, radius: 3 });
    pen.text(
      symbol,
      [x, middle],
      isMarked ? { weight: 600, colour: palette.card } : { colour: palette.muted },
    );
  }
}

/** The end of a text, and a place for what comes next. */
function drawPiece(pen: Pen, text: string, [wide, middle]: Point, colour: string): void {
  const box = { wide: 9, high: 15 };
  const room = wide - box.wide - 3;
  let shown = visibleText(text);
  while (pen.width(shown) > room) shown = shown.slice(1);
  const right = margin + room;
  pen.text(shown, [right, middle], { align: 'right' });
  pen.box(right + 2, middle - box.high / 2, box.wide, box.high, { colour, width: 1.5, radius: 2 });
}

function drawGuess(pen: Pen, board: Board, item: BoardItem, y: number): void {
  const x = margin + widthOf(item.sample) + 14;
  const middle = y + rowHeight / 2 - 1;
  const named = (index: number) => nameOf(item.sample, labelOf(board, index));
  const truth = named(item.truth);
  if (item.guess === undefined) {
    pen.text(truth, [x, middle], { align: 'left', weight: 600 });
    return;
  }
  const wrong = isRightGuess(item) ? '' : `, is ${truth}`;
  const guess = `says ${named(item.guess)}`;
  mark(pen, item, [x, middle - 7]);
  pen.text(guess, [x + 14, middle - 7], { align: 'left', weight: 600, colour: markColour(item) });
  pen.text(wrong, [x + 14 + pen.width(guess, { weight: 600 }), middle - 7], { align: 'left' });
  confidenceBar(pen, item, [x, middle + 7], inner + margin - x);
}

/** A single character of a text in quotation marks: a comma or an “a” would otherwise read as part of the sentence. */
const nameOf = ({ kind }: Sample, label: string): string =>
  kind === 'text' && label.length === 1 ? `“${label}”` : label;
