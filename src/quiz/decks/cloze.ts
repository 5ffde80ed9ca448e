/** Clozes of Anki, `{{c1::answer::hint}}`, nested or not (docs.ankiweb.net, “Cloze deletion”). Linear in the text. */

/** A piece of a note: plain text, or what is hidden. */
export type ClozePiece = string | Cloze;

interface Cloze {
  /** Clozes with one number are hidden together. */
  number: number;
  /** The hidden text, with nested clozes. */
  pieces: ClozePiece[];
  hint: string;
}

const opening = /^\{\{c(\d{1,3})(?:,\d{1,3})*::/;
/** Longer than any opening. */
const longestOpening = 40;
/** Anki allows for eight. */
const deepest = 8;

/** A note in pieces; undefined where it has no cloze. */
export function readClozes(text: string): ClozePiece[] | undefined {
  // Counts braces of formulas. Where they do not match, the first “}}” closes a cloze, as in Anki.
  const pieces = scan(text, true) ?? scan(text, false) ?? [];
  return pieces.some((piece) => typeof piece !== 'string') ? pieces : undefined;
}

interface Open {
  number: number;
  pieces: ClozePiece[];
  hint: string | undefined;
  /** Single braces that are open inside. */
  braces: number;
}

/** @returns undefined where a cloze is not closed and braces are counted */
function scan(text: string, counted: boolean): ClozePiece[] | undefined {
  const root: Open = { number: 0, pieces: [], hint: undefined, braces: 0 };
  const open: Open[] = [root];
  let innermost = root;
  const add = (piece: string) => {
    if (innermost.hint !== undefined) innermost.hint += piece;
    else if (typeof innermost.pieces.at(-1) === 'string')
      innermost.pieces.push(`${innermost.pieces.pop()}${piece}`);
    else innermost.pieces.push(piece);
  };
  let at = 0;
  while (at < text.length) {
    const found = text[at] === '{' ? opening.exec(text.slice(at, at + longestOpening)) : null;
    if (found && open.length <= deepest && innermost.hint === undefined) {
      innermost = { number: Number(found[1]), pieces: [], hint: undefined, braces: 0 };
      open.push(innermost);
      at += found[0].length;
    } else if (innermost !== root && innermost.braces === 0 && text.startsWith('}}', at)) {
      at += 2;
      close();
    } else if (innermost !== root && innermost.hint === undefined && text.startsWith('::', at)) {
      innermost.hint = '';
      at += 2;
    } else {
      const letter = text[at] ?? '';
      if (counted && innermost !== root) {
        if (letter === '{') innermost.braces++;
        if (letter === '}' && innermost.braces > 0) innermost.braces--;
      }
      add(letter);
      at++;
    }
  }
  if (open.length > 1 && counted) return undefined;
  // An unclosed cloze becomes plain text.
  while (open.length > 1) {
    const { pieces, hint } = innermost;
    leave();
    for (const piece of pieces) typeof piece === 'string' ? add(piece) : innermost.pieces.push(piece);
    if (hint !== undefined) add(`::${hint}`);
  }
  return root.pieces;

  function close(): void {
    const { number, pieces, hint = '' } = innermost;
    leave();
    innermost.pieces.push({ number, pieces, hint: hint.trim() });
  }
  function leave(): void {
    open.pop();
    innermost = open.at(-1) ?? root;
  }
}

/** The text of a note without hiding anything. */
export const clozeShown = (pieces: readonly ClozePiece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : clozeShown(piece.pieces))).join('');

export interface ClozeQuestion {
  question: string;
  answer: string;
  hint: string;
}

export const gapSign = '___';
const alsoHidden = '(…)';

/**
 * One question for every cloze. Others of the same number are hidden as well, as in Anki; one with the same words is
 * the same gap.
 */
export function* clozeQuestions(pieces: readonly ClozePiece[]): Generator<ClozeQuestion> {
  const seen = new Set<string>();
  for (const cloze of clozesIn(pieces)) {
    const answer = clozeShown(cloze.pieces);
    const key = `${cloze.number} ${answer}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const hide = (all: readonly ClozePiece[]): string =>
      all
        .map((piece) => {
          if (typeof piece === 'string') return piece;
          if (piece.number !== cloze.number) return hide(piece.pieces);
          return clozeShown(piece.pieces) === answer ? gapSign : alsoHidden;
        })
        .join('');
    yield { question: hide(pieces), answer, hint: cloze.hint };
  }
}

const clozesIn = (pieces: readonly ClozePiece[]): Cloze[] =>
  pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece, ...clozesIn(piece.pieces)]));
