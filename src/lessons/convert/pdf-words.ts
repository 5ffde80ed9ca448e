/** Combines the letters that a PDF draws into words. */
import type { OPS } from 'unpdf/pdfjs';

export type PdfOperators = typeof OPS;
export type Matrix = [number, number, number, number, number, number];

/** A run of letters without a gap, in one font. */
export interface PdfWord {
  text: string;
  /** In points from the left and the top of the page; `y` is the baseline. */
  x: number;
  right: number;
  y: number;
  size: number;
  bold: boolean;
  italic: boolean;
  /** Monospaced. */
  mono: boolean;
  /** White letters may be invisible. */
  white: boolean;
  page: number;
}

export interface Glyph {
  unicode: string;
  /** In thousandths of the font size. */
  width: number;
  isSpace: boolean;
}

interface Font {
  name?: string;
  bold?: boolean;
  italic?: boolean;
  fontMatrix?: number[] | false;
}

/** Largest gap within a word, in letter sizes. */
export const wordGap = 0.15;

const ligatures = /[\ufb00-\ufb06]/g;
const boldName = /bold|black|heavy|demi|(?:cm|sf|ec)(?:ss)?bx/i;
const italicName = /italic|oblique|(?:cm|sf|ec)(?:ti|sl)/i;
const monoName = /mono|courier|consol|menlo|typewriter|(?:cm|sf|ec)tt/i;

const initial = { font: {} as Font, size: 0, leading: 0, chars: 0, words: 0, stretch: 1, rise: 0, fill: '' };

const white = /^#f[c-f]f[c-f]f[c-f]$/i;

/** Executes the text operators (ISO 32000-1, 9.3 and 9.4) and collects words. */
export class TextPen {
  readonly #page: number;
  readonly #fontOf: (id: string) => unknown;
  readonly #done: PdfWord[] = [];
  #word: PdfWord | undefined;
  #state = { ...initial };
  readonly #saved: (typeof initial)[] = [];
  #matrix: Matrix = [1, 0, 0, 1, 0, 0];
  /** Start of the line and position of the pen, in text space. */
  #line = { x: 0, y: 0 };
  #x = 0;
  /** Letters that run down the page, minus those that run up. */
  #sideways = 0;
  #turned = 0;
  #unreadable = 0;

  constructor(page: number, fontOf: (id: string) => unknown) {
    this.#page = page;
    this.#fontOf = fontOf;
  }

  save(): void {
    this.#saved.push({ ...this.#state });
  }

  restore(): void {
    this.#state = this.#saved.pop() ?? this.#state;
  }

  set(operator: number, args: readonly never[], ops: PdfOperators): void {
    const [first, second] = args as readonly (number | undefined)[];
    const state = this.#state;
    if (operator === ops.beginText) this.#place([1, 0, 0, 1, 0, 0]);
    else if (operator === ops.setTextMatrix) this.#place(Array.from(args[0] ?? []) as unknown as Matrix);
    else if (operator === ops.moveText) this.#move(first ?? 0, second ?? 0);
    else if (operator === ops.nextLine) this.#move(0, -state.leading);
    else if (operator === ops.setLeadingMoveText) {
      state.leading = -(second ?? 0);
      this.#move(first ?? 0, second ?? 0);
    } else if (operator === ops.setFont) {
      state.font = (this.#fontOf(args[0] ?? '') as Font | undefined) ?? {};
      state.size = second ?? 0;
    } else if (operator === ops.setLeading) state.leading = first ?? 0;
    else if (operator === ops.setCharSpacing) state.chars = first ?? 0;
    else if (operator === ops.setWordSpacing) state.words = first ?? 0;
    else if (operator === ops.setHScale) state.stretch = (first ?? 100) / 100;
    else if (operator === ops.setTextRise) state.rise = first ?? 0;
    else if (operator === ops.setFillRGBColor) state.fill = String(args[0]);
    else if (operator === ops.setFillColorN) state.fill = '';
  }

  show(glyphs: readonly (Glyph | number)[], page: Matrix): void {
    const { font, size, chars, words, stretch, rise, fill } = this.#state;
    const unit = (font.fontMatrix || [0.001])[0] ?? 0.001;
    const [a, b, c, d, e, f] = multiplied(page, this.#matrix);
    const height = Math.abs(size) * Math.hypot(c, d);
    // Vertical text is a stamp or an axis label.
    const isUpright = Math.abs(a) > Math.abs(b);
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        this.#x -= (glyph / 1000) * size * stretch;
        continue;
      }
      const start = this.#x;
      this.#x += glyph.width * unit * size * stretch;
      if (!isUpright) this.#sideways += Math.sign(b);
      if (!isUpright && !glyph.isSpace) this.#turned++;
      if (glyph.unicode === '' && glyph.width > 0) this.#unreadable++;
      const text = glyph.unicode.replace(ligatures, (letters) => letters.normalize('NFKC'));
      if (text.trim() === '') this.#end();
      else if (isUpright) {
        const at = (x: number) => a * x + c * (this.#line.y + rise) + e;
        const y = b * start + d * (this.#line.y + rise) + f;
        this.#add(text, { x: at(start), right: at(this.#x), y, size: height }, font, white.test(fill));
      }
      this.#x += (chars + (glyph.isSpace ? words : 0)) * stretch;
    }
  }

  /** Whether the fill colour is white. */
  isWhite(): boolean {
    return white.test(this.#state.fill);
  }

  /** Counts the letters outside of words: vertical ones, and those without a known character. */
  unusedLetters(): { sideways: number; unreadable: number } {
    return { sideways: this.#turned, unreadable: this.#unreadable };
  }

  /** Number of words so far. */
  count(): number {
    this.#end();
    return this.#done.length;
  }

  words(): PdfWord[] {
    this.#end();
    return this.#done;
  }

  /** The rotation that makes the page upright, if most letters run up or down. */
  turn(): Matrix | undefined {
    const upright = this.#done.reduce((sum, { text }) => sum + text.length, 0);
    if (Math.abs(this.#sideways) <= upright) return undefined;
    return this.#sideways > 0 ? [0, -1, 1, 0, 0, 0] : [0, 1, -1, 0, 0, 0];
  }

  #place(matrix: Matrix): void {
    this.#matrix = matrix;
    this.#line = { x: 0, y: 0 };
    this.#x = 0;
  }

  #move(x: number, y: number): void {
    this.#line = { x: this.#line.x + x, y: this.#line.y + y };
    this.#x = this.#line.x;
  }

  #add(text: string, place: Pick<PdfWord, 'x' | 'right' | 'y' | 'size'>, font: Font, isWhite: boolean): void {
    const { x, right, y, size } = place;
    const name = font.name ?? '';
    const style = {
      page: this.#page,
      bold: font.bold === true || boldName.test(name),
      italic: font.italic === true || italicName.test(name),
      mono: monoName.test(name),
      white: isWhite,
    };
    const word = this.#word;
    if (word && /^\p{M}/u.test(text)) {
      word.text += text;
      return;
    }
    const goesOn =
      word !== undefined &&
      Math.abs(x - word.right) < wordGap * size &&
      Math.abs(y - word.y) < wordGap * size &&
      word.bold === style.bold &&
      word.italic === style.italic &&
      word.mono === style.mono &&
      word.white === isWhite;
    if (goesOn) {
      word.text += text;
      word.right = right;
    } else {
      this.#end();
      this.#word = { text, x, right, y, size, ...style };
    }
  }

  #end(): void {
    if (this.#word) this.#done.push(this.#word);
    this.#word = undefined;
  }
}

/** Matrix product: applies `n` first, then `m`. */
export const multiplied = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];
