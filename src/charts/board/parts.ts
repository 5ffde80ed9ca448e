/** What the layouts of a board share: marks for right and wrong, bars of confidence, and words. */
import type { Board, BoardItem } from '../../types/board.ts';
import type { Pen, Point } from '../pen.ts';
import { palette } from '../theme.ts';

/** Green that differs from the alarm colour in brightness too. */
export const rightColour = '#3bdda0';

export const isRightGuess = ({ truth, guess }: BoardItem): boolean => truth === guess;

export const markColour = (item: BoardItem): string => (isRightGuess(item) ? rightColour : palette.alarm);

/** A tick for a right guess, a cross for a wrong one, some 9 pixels wide. */
export function mark(pen: Pen, item: BoardItem, [x, y]: Point): void {
  const style = { colour: markColour(item), width: 2.2 };
  if (isRightGuess(item)) {
    pen.line(
      [
        [x, y],
        [x + 3, y + 3.5],
        [x + 9, y - 4],
      ],
      style,
    );
    return;
  }
  pen.line(
    [
      [x + 0.5, y - 4],
      [x + 8.5, y + 4],
    ],
    style,
  );
  pen.line(
    [
      [x + 0.5, y + 4],
      [x + 8.5, y - 4],
    ],
    style,
  );
}

/** How sure the network is of its guess: a bar of `wide` pixels, and the percentage at its right end. */
export function confidenceBar(pen: Pen, item: BoardItem, [x, y]: Point, wide: number): void {
  const { confidence } = item;
  if (confidence === undefined) return;
  const room = wide - 35;
  pen.box(x, y - 3, room, 6, { fill: palette.raised, radius: 3 });
  pen.box(x, y - 3, Math.max(6, room * confidence), 6, { fill: markColour(item), radius: 3 });
  pen.text(sure(confidence), [x + wide, y], { align: 'right', colour: palette.muted });
}

/** 0.874 → 87%. A guess that is not quite certain never reads 100%. */
export const sure = (confidence: number): string =>
  `${confidence < 1 ? Math.min(99, Math.round(100 * confidence)) : 100}%`;

/** A text in one line: ¶ is the end of a paragraph. Spaces at its end have width, too. */
export const visibleText = (text: string): string => text.replaceAll('\n', '¶').replaceAll(' ', '\u00a0');

/** One character by itself, spaces and the ends of paragraphs too. */
export const singleCharacter = (character: string): string =>
  ({ ' ': '␣', '\n': '¶' })[character] ?? character;

export const labelOf = ({ labels }: Pick<Board, 'labels'>, index: number | undefined): string =>
  labels[index ?? -1] ?? '';

/** The beginning of a text that fits, with an ellipsis where it is cut. */
export function fitted(pen: Pen, text: string, wide: number): string {
  if (pen.width(text) <= wide) return text;
  const cut = (length: number) => `${text.slice(0, length).trimEnd()}…`;
  // Measuring takes time, so the longest beginning is found by halving.
  let [fits, tooLong] = [0, text.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (pen.width(cut(middle)) <= wide) fits = middle;
    else tooLong = middle;
  }
  return cut(fits);
}
