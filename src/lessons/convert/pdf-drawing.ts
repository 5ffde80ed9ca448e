/** Reads the words and the straight lines of a PDF page, each with its position. */
import { getResolvedPDFJS } from 'unpdf';
import { withScripts } from './pdf-scripts.ts';
import { type Matrix, multiplied, type PdfOperators, type PdfWord, TextPen } from './pdf-words.ts';

/** In points from the left and the top of the page. */
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
  /** In drawing order, which is usually reading order. */
  words: PdfWord[];
  /** Lines as boxes without width or height; filled shapes as their bounding boxes. */
  boxes: Box[];
}

/** One page, with the words and letters that are not part of its text. */
export interface DrawnPage extends DrawnText {
  page: number;
  /** White words on a white background. */
  hidden: PdfWord[];
  /** Number of letters that run up or down the page. */
  sideways: number;
  /** Number of letters without a known character. */
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

/** Number of coordinates after each path command of pdf.js. */
const coordinates = [2, 2, 6, 4, 0];
const [moveTo, closePath] = [0, 4];

/** @param mayLieOnPictures white letters may be visible on a picture below them */
export async function drawingOf(page: PageToDraw, mayLieOnPictures: boolean): Promise<DrawnPage> {
  const { OPS } = await getResolvedPDFJS();
  // Annotations are not part of the text.
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
  /** Coloured areas, on which white letters are visible. */
  const backgrounds: Area[] = [];
  let mayBeSeen = mayLieOnPictures;
  /** By the index of the next word. */
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
          if (!strokes.has(args[0] ?? 0) && !pen.isWhite()) backgrounds.push(box);
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
  const isHidden = (word: PdfWord) =>
    word.white && !mayBeSeen && !backgrounds.some((background) => isWithin(word, background));
  return {
    page: page.pageNumber,
    words: withScripts(words.filter((word) => !isHidden(word))),
    hidden: words.filter(isHidden),
    boxes,
    turn: pen.turn(),
    ...pen.unusedLetters(),
  };
}

const isWithin = ({ x, right, y, size }: PdfWord, { left, right: end, top, bottom }: Area): boolean =>
  (x + right) / 2 > left && (x + right) / 2 < end && y - size / 3 > top && y - size / 3 < bottom;

/** Some programs draw list bullets as shapes; these become words. */
function withBullets(words: readonly PdfWord[], dots: ReadonlyMap<number, Area>): PdfWord[] {
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

/** Horizontal and vertical parts of a stroked path; the bounding box of a filled one. */
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
  // A ring is the bullet of a nested list.
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
