/** Draws an input as a network saw it: pixels, words, a text, letters, or the days before a forecast. */
import type { SeenInput } from '../../types/prediction.ts';
import { fitted, visibleText } from '../board/parts.ts';
import { decimals } from '../diagrams/numbers.ts';
import type { Pen, Point } from '../pen.ts';
import { palette } from '../theme.ts';

export interface Area {
  x: number;
  y: number;
  wide: number;
  high: number;
}

export function drawInput(pen: Pen, seen: SeenInput, area: Area, colour: string): void {
  const { sample, unknown = [], before } = seen;
  if (sample.kind === 'image') {
    const side = Math.min(area.wide, area.high);
    pen.image(Buffer.from(sample.pixels, 'base64'), area.x, area.y, side);
  } else if (sample.kind === 'text') drawText(pen, sample.text, area, colour);
  else if (sample.kind === 'words') drawWords(pen, sample.words, new Set(unknown), area);
  else if (sample.kind === 'sequence') drawLetters(pen, sample, area, colour);
  else if (before) drawDays(pen, before, area);
}

const lineHeight = 15;

/** Words that the network does not know are grey and in brackets. */
function drawWords(pen: Pen, words: readonly string[], unknown: ReadonlySet<number>, area: Area): void {
  const lines = Math.floor(area.high / lineHeight);
  const space = pen.width(' ');
  let [x, line] = [0, 0];
  for (const [at, word] of words.entries()) {
    const isUnknown = unknown.has(at);
    const shown = fitted(pen, isUnknown ? `[${word}]` : word, area.wide);
    const wide = pen.width(shown);
    const isLastLine = line === lines - 1;
    const room = area.wide - (isLastLine && at < words.length - 1 ? pen.width(' …') : 0);
    if (x > 0 && x + wide > room) {
      if (isLastLine) {
        pen.text('…', [area.x + x, area.y + line * lineHeight + 8], { align: 'left' });
        return;
      }
      [x, line] = [0, line + 1];
    }
    pen.text(shown, [area.x + x, area.y + line * lineHeight + 8], {
      align: 'left',
      colour: isUnknown ? palette.muted : palette.ink,
    });
    x += wide + space;
  }
}

/** The text in lines as wide as the area, and a place for what comes next. */
function drawText(pen: Pen, text: string, area: Area, colour: string): void {
  const box = { wide: 9, high: 15 };
  let [x, y] = [area.x, area.y + 8];
  for (const word of visibleText(text).match(/[^\u00a0]*\u00a0?/g) ?? []) {
    const wide = pen.width(word);
    // A long run without a space goes on in the next line.
    for (const part of wide > area.wide ? word : [word]) {
      if (x + pen.width(part) > area.x + area.wide) [x, y] = [area.x, y + lineHeight];
      pen.text(part, [x, y], { align: 'left' });
      x += pen.width(part);
    }
  }
  if (x + box.wide > area.x + area.wide) [x, y] = [area.x, y + lineHeight];
  pen.box(x + 1, y - box.high / 2, box.wide, box.high, { colour, width: 1.5, radius: 2 });
}

const lettersPerLine = 9;

function drawLetters(
  pen: Pen,
  { symbols, marked }: { symbols: string[]; marked: number },
  { x, y, wide }: Area,
  colour: string,
): void {
  const pitch = wide / lettersPerLine;
  for (const [step, symbol] of symbols.entries()) {
    const middle: Point = [
      x + ((step % lettersPerLine) + 0.5) * pitch,
      y + 12 + Math.floor(step / lettersPerLine) * 26,
    ];
    const isMarked = step === marked;
    if (isMarked) pen.box(middle[0] - 7, middle[1] - 10, 14, 20, { fill: colour, radius: 3 });
    pen.text(symbol, middle, isMarked ? { weight: 600, colour: palette.card } : { colour: palette.muted });
  }
}

/** A line through the values, with the lowest and the highest one written at its left. */
function drawDays(pen: Pen, values: readonly number[], { x, y, wide, high }: Area): void {
  const [low, most] = [Math.min(...values), Math.max(...values)];
  const [left, top, bottom] = [x + 46, y + 8, y + high - 22];
  const at = (day: number, value: number): Point => [
    left + (day * (x + wide - left)) / Math.max(1, values.length - 1),
    bottom - ((value - low) * (bottom - top)) / Math.max(0.1, most - low),
  ];
  pen.line(
    values.map((value, day) => at(day, value)),
    { colour: palette.ink, width: 2 },
  );
  pen.text(`${decimals(most)} °C`, [left - 8, top], { align: 'right', colour: palette.muted });
  pen.text(`${decimals(low)} °C`, [left - 8, bottom], { align: 'right', colour: palette.muted });
  pen.text(`the last ${values.length} days`, [(left + x + wide) / 2, y + high - 6], {
    colour: palette.muted,
  });
}
