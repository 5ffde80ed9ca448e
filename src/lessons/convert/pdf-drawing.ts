/** What a page of a PDF draws: its words and its straight lines, each with its place. */
import { getResolvedPDFJS } from 'unpdf';
import { withScripts } from './pdf-scripts.ts';
import { type Matrix, multiplied, type PdfOperators, TextPen, type Word } from './pdf-words.ts';

/** In points, from the left and from the top of the page. */
interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Box extends Area {
  page: number;
}

export interface DrawnText {
  /** In the order in which they are drawn, which writing programs make that of reading. */
  words: Word[];
  /** Lines as boxes without breadth, filled shapes as the boxes around them. */
  boxes: Box[];
}

/** One page, and what it draws that is not among the words. */
export interface DrawnPage extends DrawnText {
  page: number;
  /** White words on white paper. */
  hidden: Word[];
  /** Letters. */
  sideways: number;
  unreadable: number;
}

interface Operators {
  fnArray: number[];
  argsArray: unknown[];
}

export interface PageToDraw {
  pageNumber: number;
  getViewport(options: { scale: number }): { transform: number[] };
  getOperatorList(options: { annotationMode: number }): Promise<Operators>;
  commonObjs: { has(id: string): boolean; get(id: string): unknown };
}

/** Path commands of pdf.js: how many numbers follow each. */
const coordinates = [2, 2, 6, 4, 0];
const [moveTo, closePath] = [0, 4];

/** @param mayLieOnPictures whether white letters can be seen, because there may be a picture below them */
export async function drawingOf(page: PageToDraw, mayLieOnPictures: boolean): Promise<DrawnPage> {
  const { OPS } = await getResolvedPDFJS();
  // Without annotations: notes in the margin are no part of the text.
  const operators = await page.getOperatorList({ annotationMode: 0 });
  const matrix = page.getViewport({ scale: 1 }).transform as Matrix;
  const { turn, ...drawing } = follow(operators, page, matrix, OPS, mayLieOnPictures);
  return turn ? follow(operators, page, multiplied(turn, matrix), OPS, mayLieOnPictures) : drawing;
}

function follow(
  { fnArray, argsArray }: Operators,
  page: PageToDraw,
  upright: Matrix,
  OPS: PdfOperators,
  mayLieOnPictures: boolean,
): DrawnPage & { turn: Matrix | undefined } {
  const strokes = new Set([OPS.stroke, OPS.closeStroke]);
  const boxes: Box[] = [];
  /** Filled with a colour, so that white letters can be read on them. */
  const grounds: Area[] = [];
  let mayBeSeen = mayLieOnPictures;
  /** By the word that is drawn next. */
  const dots = new Map<number, Area>();
  const pen = new TextPen(page.pageNumber, (id) =>
    page.commonObjs.has(id) ? page.commonObjs.get(id) : undefined,
  );
  let matrix = upright;
  const saved: Matrix[] = [];

  for (const [i, operator] of fnArray.entries()) {
    const args = (argsArray[i] ?? []) as never[];
    switch (operator) {
      case OPS.save:
        saved.push(matrix);
        pen.save();
        break;
      case OPS.restore:
        matrix = saved.pop() ?? matrix;
        pen.restore();
        break;
      case OPS.transform:
        matrix = multiplied(matrix, args as unknown as Matrix);
        break;
      case OPS.paintFormXObjectBegin:
        saved.push(matrix);
        pen.save();
        if (args[0]) matrix = multiplied(matrix, args[0]);
        break;
      case OPS.paintFormXObjectEnd:
        matrix = saved.pop() ?? matrix;
        pen.restore();
        break;
      case OPS.constructPath:
        if (args[0] === OPS.endPath) break;
        for (const box of boxesOf(args[1]?.[0] ?? [], matrix, strokes.has(args[0] ?? 0))) {
          boxes.push({ ...box, page: page.pageNumber });
          if (!strokes.has(args[0] ?? 0) && !pen.isWhite()) grounds.push(box);
          if (isDot(box)) dots.set(pen.count(), box);
        }
        break;
      case OPS.shadingFill:
        mayBeSeen = true;
        break;
      case OPS.showText:
        pen.show(args[0] ?? [], matrix);
        break;
      default:
        pen.set(operator, args, OPS);
    }
  }
  const words = withBullets(pen.words(), dots);
  const isHidden = (word: Word) =>
    word.white && !mayBeSeen && !grounds.some((ground) => liesOn(word, ground));
  return {
    page: page.pageNumber,
    words: withScripts(words.filter((word) => !isHidden(word))),
    hidden: words.filter(isHidden),
    boxes,
    turn: pen.turn(),
    ...pen.missed(),
  };
}

const liesOn = ({ x, right, y, size }: Word, { left, right: end, top, bottom }: Area): boolean =>
  (x + right) / 2 > left && (x + right) / 2 < end && y - size / 3 > top && y - size / 3 < bottom;

/** Some programs draw what stands before the items of a list; it becomes a word like any other. */
function withBullets(words: readonly Word[], dots: ReadonlyMap<number, Area>): Word[] {
  return words.flatMap((word, i) => {
    const dot = dots.get(i);
    if (!dot) return [word];
    const isBefore = dot.right < word.x && dot.right > word.x - 2 * word.size;
    const isBeside = dot.bottom < word.y && dot.top > word.y - word.size;
    const bullet = { ...word, text: '•', x: dot.left, right: dot.right };
    return isBefore && isBeside ? [bullet, word] : [word];
  });
}

const isDot = ({ left, right, top, bottom }: Area): boolean =>
  right - left > 1 && right - left < 8 && Math.abs(right - left - (bottom - top)) < 1;

/** Of a stroked path each straight part that is level or upright, of a filled one what it covers. */
function boxesOf(path: ArrayLike<number>, matrix: Matrix, stroked: boolean): Area[] {
  const boxes: Area[] = [];
  let outline: [number, number][] = [];
  const flush = () => {
    if (!stroked && outline.length > 1) boxes.push(around(outline));
    outline = [];
  };
  let start: [number, number] = [0, 0];
  let curved = false;
  for (let i = 0; i < path.length; ) {
    const command = path[i] ?? 0;
    const count = coordinates[command] ?? 0;
    const end =
      command === closePath ? start : placed(matrix, path[i + count - 1] ?? 0, path[i + count] ?? 0);
    if (command === moveTo) {
      flush();
      start = end;
    }
    const before = outline.at(-1);
    curved ||= count > 2;
    if (stroked && before && count <= 2 && isStraight(before, end)) boxes.push(around([before, end]));
    outline.push(end);
    i += 1 + count;
  }
  // A ring, as before the items of an inner list.
  if (stroked && curved) boxes.push(around(outline));
  flush();
  return boxes;
}

const isStraight = ([x, y]: [number, number], [x2, y2]: [number, number]) =>
  Math.min(Math.abs(x - x2), Math.abs(y - y2)) < 0.5;

const placed = ([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];

const around = (points: [number, number][]): Area => ({
  left: Math.min(...points.map(([x]) => x)),
  right: Math.max(...points.map(([x]) => x)),
  top: Math.min(...points.map(([, y]) => y)),
  bottom: Math.max(...points.map(([, y]) => y)),
});
