/** Finds the sums that texts write out, such as “5 · 3 − 10 = 5”, and works both sides out. */
import { linesOf, type Sort, type Token, tokensOf } from './tokens.ts';
import { hasScale, numberOf, worth } from './value.ts';

export interface WrittenSum {
  /** As it is written. */
  text: string;
  /** What the left side makes. */
  made: number;
  /** What the text says that it makes. */
  said: number;
  /** By how much both may differ. */
  tolerance: number;
}

type Results = Omit<WrittenSum, 'text'>;

export const agrees = ({ made, said, tolerance }: Results): boolean => Math.abs(made - said) <= tolerance;

const one = (sort: Sort | undefined, ...of: Sort[]): boolean => !!sort && of.includes(sort);
const inSums: Sort[] = ['number', 'function', 'power', 'sign', 'open', 'close'];

/** Whether two neighbours belong to different sums, such as the numbers of a table. */
const parted = (before: Token, after: Token): boolean =>
  one(before.sort, 'number', 'close') &&
  (after.sort === 'number' || (after.sort === 'open' && before.to < after.from));

/** The tokens of a side, from the relation outwards; `step` is −1 for the left side. */
function side(tokens: readonly Token[], relation: number, step: 1 | -1): Token[] {
  const [outer, inner]: Sort[] = step > 0 ? ['close', 'open'] : ['open', 'close'];
  const found: Token[] = [];
  let depth = 0;
  for (let i = relation + step; ; i += step) {
    const [token, last] = [tokens[i], found.at(-1)];
    if (!token || !inSums.includes(token.sort)) break;
    if (last && (step > 0 ? parted(last, token) : parted(token, last))) break;
    if (token.sort === inner) depth++;
    if (token.sort === outer && --depth < 0) break;
    found.push(token);
  }
  return step > 0 ? found : found.reverse();
}

/** Not “x · 3 =”, of which only “· 3” is a number, nor “f(3) =”. */
function beginsHere(left: readonly Token[], before: Token | undefined): boolean {
  const [first, second] = left;
  if (one(first?.sort, 'power')) return false;
  if (first?.sort === 'sign') return first.text === '−' && first.to === second?.from;
  const named = one(before?.sort, 'variable', 'word', 'joint') && before?.to === first?.from;
  return !named && !(before?.sort === 'variable' && first?.sort === 'open');
}

/** Not “= 3 x”. */
const endsHere = (after: Token | undefined): boolean =>
  after?.sort !== 'variable' || ['a', 's', 'I'].includes(after.text);

/** @param about whether the sign between both sides is “≈” */
function compared(
  left: readonly Token[],
  right: readonly Token[],
  about: boolean,
  withUnits: boolean,
): Results {
  const plain = ({ text }: Token): number => numberOf(text, withUnits).value;
  /** By how much a side changes where its rounded numbers are off by half of their last digit. */
  function slack(tokens: readonly Token[]): number {
    const lone = tokens.length <= 2 && tokens.every(({ sort }) => one(sort, 'sign', 'number'));
    const changes = tokens.map((changed, i) => {
      if (changed.sort !== 'number') return 0;
      const { value, half, whole } = numberOf(changed.text, withUnits, about);
      if (whole && !lone) return 0;
      return worth(tokens, (token, j) => (i === j ? value + half : plain(token))) - worth(tokens, plain);
    });
    return changes.reduce((sum, change) => sum + Math.abs(change), 0);
  }
  const [made, said] = [worth(left, plain), worth(right, plain)];
  return { made, said, tolerance: slack(right) + (about ? slack(left) : 0) + 1e-9 * Math.abs(said) };
}

/**
 * Every sum in a text that is written out with its result. Behind “=” the result is right to half of its last
 * digit. Behind “≈” its last zeros do not count, and the numbers on the left may be rounded, too.
 */
export const sumsIn = (text: string): WrittenSum[] =>
  linesOf(text)
    .filter((line) => /[=≈]/.test(line))
    .flatMap(sumsOfLine);

/** Without units, as in “4 bytes · 64” and “8 · 9 weights = 72”. */
const withoutUnits = (tokens: readonly Token[]): Token[] =>
  tokens.filter(({ sort, to }, i) => {
    const [before, after, next] = [tokens[i - 1], tokens[i + 1], tokens[i + 2]];
    if (sort !== 'word' || before?.sort !== 'number' || !after) return true;
    const negative = after.text === '−' && to < after.from && after.to === next?.from;
    return negative || !one(after.sort, 'sign', 'relation');
  });

const isWorked = (tokens: readonly Token[]): boolean =>
  tokens.length > 2 || tokens.some(({ sort }) => one(sort, 'function', 'power'));
const isLone = (tokens: readonly Token[]): boolean => tokens.at(-1)?.sort === 'number' && !isWorked(tokens);
const hasUnit = (tokens: readonly Token[]): boolean => tokens.some(({ text }) => hasScale(text));

/** Not “sum 1 = 3 · 4”, which names the sum. */
const isName = ([first]: readonly Token[], before: Token | undefined): boolean =>
  /^\d{1,2}$/.test(first?.text ?? '') && one(before?.sort, 'word', 'variable');

function sumsOfLine(line: string): WrittenSum[] {
  const tokens = withoutUnits(tokensOf(line));
  return tokens.flatMap((relation, i) => {
    if (relation.sort !== 'relation') return [];
    const [left, right] = [side(tokens, i, -1), side(tokens, i, 1)];
    const [before, after] = [tokens[i - left.length - 1], tokens[i + right.length + 1]];
    const [from, to] = [left[0]?.from, right.at(-1)?.to];
    // “1,568 = 8 · 14 · 14” has its result in front, “12,000 bytes = 12 kB” only another unit.
    const turned = isLone(left) && isWorked(right) && !isName(left, before);
    const converted = isLone(left) && isLone(right) && (hasUnit(left) || hasUnit(right));
    const sizes = right.some(({ text }) => text === '×');
    if (from === undefined || to === undefined || !(isWorked(left) || turned || converted) || sizes)
      return [];
    if (!beginsHere(left, before) || !endsHere(after)) return [];
    const about = relation.text === '≈';
    const [made, said] = turned ? [right, left] : [left, right];
    // “100 · 3/12 = 25 %” counts in the unit, “1/4 = 25 %” does not.
    const [inUnit, plain] = [false, true].map((units) => compared(made, said, about, units));
    const results = inUnit && agrees(inUnit) ? inUnit : plain;
    if (!results || Number.isNaN(results.made + results.said)) return [];
    return [{ text: line.slice(from, to).replaceAll(/ +/g, ' '), ...results }];
  });
}
