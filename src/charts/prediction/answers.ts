/** Draws what a network answers: bars of probability, or a forecast. */
import type { Prediction } from '../../types/prediction.ts';
import { mark, sure } from '../board/parts.ts';
import { decimals } from '../diagrams/numbers.ts';
import type { Pen } from '../pen.ts';
import { palette } from '../theme.ts';
import type { Area } from './input.ts';

type Names = Pick<Prediction, 'labels' | 'truth' | 'unit'>;

/** Rows that a picture has room for. */
const mostRows = 10;
/** Room for the tick of the right answer. */
const tickRoom = 14;

/** Every class, or the ten likeliest, in a row of its own: name, bar and percentage. */
export function drawAllAnswers(pen: Pen, names: Names, answer: number[], area: Area, colour: string): void {
  const shown = likeliestClasses(names, answer);
  const pitch = Math.min(24, area.high / shown.length);
  const tick = names.truth === undefined ? 0 : tickRoom;
  const best = Math.max(...answer);
  const nameRoom = Math.max(...shown.map((at) => pen.width(names.labels[at] ?? '', { weight: 600 }))) + 8;
  for (const [row, at] of shown.entries()) {
    const share = answer[at] ?? 0;
    const label = names.labels[at] ?? '';
    const y = area.y + (row + 0.5) * pitch;
    const style = share === best ? ({ weight: 600 } as const) : { colour: palette.muted };
    if (at === names.truth) mark(pen, { guess: at, truth: at, sample: tickSample }, [area.x, y]);
    pen.text(label, [area.x + tick, y], { ...style, align: 'left' });
    const left = area.x + tick + nameRoom;
    drawBar(pen, [left, y], area.x + area.wide - 38 - left, share, colour);
    pen.text(sure(share), [area.x + area.wide, y], { ...style, align: 'right' });
  }
}

/** All classes in their order; where they are too many, the likeliest ones and the right one, the likeliest first. */
function likeliestClasses({ labels, truth }: Names, answer: readonly number[]): number[] {
  const all = [...labels.keys()];
  if (all.length <= mostRows) return all;
  const ranked = all.toSorted((one, other) => (answer[other] ?? 0) - (answer[one] ?? 0));
  const shown = ranked.slice(0, mostRows);
  return truth === undefined || shown.includes(truth) ? shown : [...shown.slice(0, -1), truth];
}

/** The mark is drawn for an item of a board; of this one only the classes matter. */
const tickSample = { kind: 'words', words: [] as string[] } as const;

/** These classes, each with its bar below its name. */
export function drawSomeAnswers(
  pen: Pen,
  names: Names,
  answer: number[],
  { area, colour, classes }: { area: Area; colour: string; classes: readonly number[] },
): void {
  const tick = names.truth === undefined ? 0 : tickRoom;
  const best = Math.max(...answer);
  for (const [row, at] of classes.entries()) {
    const share = answer[at] ?? 0;
    const y = area.y + row * 24 + 8;
    const style = share === best ? ({ weight: 600 } as const) : { colour: palette.muted };
    if (at === names.truth) mark(pen, { guess: at, truth: at, sample: tickSample }, [area.x, y]);
    pen.text(names.labels[at] ?? '', [area.x + tick, y], { ...style, align: 'left' });
    pen.text(sure(share), [area.x + area.wide, y], { ...style, align: 'right' });
    drawBar(pen, [area.x, y + 11], area.wide, share, colour);
  }
}

function drawBar(pen: Pen, [x, y]: [number, number], wide: number, share: number, colour: string): void {
  pen.box(x, y - 3, wide, 6, { fill: palette.raised, radius: 3 });
  if (share >= 0.005) pen.box(x, y - 3, Math.max(4, wide * share), 6, { fill: colour, radius: 3 });
}

/** The forecast of the next value, and what it was. */
export function drawForecast(
  pen: Pen,
  { unit = '', truth }: Names,
  [value = Number.NaN]: number[],
  area: Area,
  colour: string,
): void {
  const left = { align: 'left' } as const;
  pen.text('forecast', [area.x, area.y + 10], { ...left, colour: palette.muted });
  pen.text(`${decimals(value, 1)} ${unit}`, [area.x, area.y + 30], {
    ...left,
    size: 18,
    weight: 600,
    colour,
  });
  if (truth === undefined) return;
  pen.text(`it was ${decimals(truth, 1)} ${unit}`, [area.x, area.y + 52], left);
}
