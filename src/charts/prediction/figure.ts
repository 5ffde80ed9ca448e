/** One input with all answers, or an input before and after a change with the likeliest answers of each network. */
import type { PredictionDrawing } from '../../types/chart.ts';
import type { SeenInput } from '../../types/prediction.ts';
import type { Figure, Pen } from '../pen.ts';
import { inner, margin, palette, size } from '../theme.ts';
import { drawAllAnswers, drawForecast, drawSomeAnswers } from './answers.ts';
import { drawInput } from './input.ts';

/** Discord's box for a picture is 400 × 300: at this height it is drawn at its full size. */
const height = 300;
const top = 58;
const gap = 18;
/** Six logical pixels for each pixel of an image. */
const largeSide = 168;
const smallSide = 84;
/** Answers of one network in a picture of two inputs. */
const mostShown = 4;

export const predictionFigure = (drawing: PredictionDrawing): Figure => ({
  height,
  draw(pen) {
    pen.text(drawing.title, [margin, 22], { size: size.title, weight: 600, align: 'left' });
    pen.text(drawing.remark, [margin, 42], { colour: palette.muted, align: 'left' });
    if (drawing.prediction.changed) drawBoth(pen, drawing);
    else drawOne(pen, drawing);
  },
});

function drawOne(pen: Pen, { networks, prediction }: PredictionDrawing): void {
  const { original } = prediction;
  const [{ colour } = { colour: palette.ink }] = networks;
  const high = height - top - 12;
  const y = original.sample.kind === 'image' ? top + (high - largeSide) / 2 : top;
  drawInput(pen, original, { x: margin, y, wide: largeSide, high: height - y - 14 }, colour);
  const x = margin + largeSide + gap;
  const area = { x, y: top, wide: margin + inner - x, high };
  const draw = prediction.labels.length === 0 ? drawForecast : drawAllAnswers;
  draw(pen, prediction, original.answers[0] ?? [], area, colour);
}

function drawBoth(pen: Pen, { networks, prediction }: PredictionDrawing): void {
  const { original, changed } = prediction;
  if (!changed) return;
  const side = original.sample.kind === 'image' ? smallSide : 150;
  const left = margin + side + gap;
  const wide = (inner - side - gap * networks.length) / networks.length;
  const rows: [string, SeenInput][] = [
    ['before', original],
    ['after', changed],
  ];
  for (const [row, [name, seen]] of rows.entries()) {
    const y = top + row * 118;
    pen.text(name, [margin, y + 7], { align: 'left', colour: palette.muted });
    drawInput(pen, seen, { x: margin, y: y + 18, wide: side, high: 92 }, networks[0]?.colour ?? palette.ink);
    for (const [nth, { name: network, colour }] of networks.entries()) {
      const x = left + nth * (wide + gap);
      pen.text(network, [x, y + 7], { align: 'left', weight: 600, colour });
      const classes = likeliest(original.answers[nth], changed.answers[nth]);
      const area = { x, y: y + 16, wide, high: 98 };
      const answer = seen.answers[nth] ?? [];
      if (prediction.labels.length === 0) drawForecast(pen, prediction, answer, area, colour);
      else drawSomeAnswers(pen, prediction, answer, { area, colour, classes });
    }
  }
}

/** The classes that are likely before or after, the likeliest before first: the same ones in both rows. */
function likeliest(before: readonly number[] = [], after: readonly number[] = []): number[] {
  const classes = [...before.keys()];
  const most = (at: number) => Math.max(before[at] ?? 0, after[at] ?? 0);
  return classes
    .sort((one, other) => most(other) - most(one))
    .slice(0, mostShown)
    .sort((one, other) => (before[other] ?? 0) - (before[one] ?? 0));
}
