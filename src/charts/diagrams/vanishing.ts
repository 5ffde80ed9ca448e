import { formula } from '../formula.ts';
import type { Pen, Point } from '../pen.ts';
import { networkColour, palette } from '../theme.ts';
import { gradientCourse, type NormSeries } from './recurrence.ts';
import { type Diagram, note, segment, tints } from './shapes.ts';

const steps = 24;
/** Random layers measured per curve, because one alone may be an exception. */
const draws = 40;
const units = 32;
const regimes = [
  { radius: 2, colour: tints[3], dash: [7, 3] },
  { radius: 1, colour: tints[1], dash: [2, 2] },
  { radius: 0.5, colour: networkColour.rnn, dash: [] },
];

interface Curve extends NormSeries {
  radius: number;
  colour: string;
  dash: number[];
}

/** Measured when the diagram is first drawn or described, then cached. */
const curves = (() => {
  let kept: Curve[] | undefined;
  return (): Curve[] => {
    kept ??= regimes.map((regime) => ({
      ...regime,
      ...gradientCourse({ radius: regime.radius, units, steps, draws }),
    }));
    return kept;
  };
})();

const plot = { left: 68, right: 330, top: 62, bottom: 208 };
/** Exponents of ten at the ends of the axis. */
const powers = { low: -9, high: 3 };

export const vanishing: Diagram = {
  title: 'How a gradient changes on its way back',
  get alt() {
    const last = (values: number[]) => (values.at(-1) ?? 0).toPrecision(2);
    const ends = curves().map(
      ({ radius, median, low, high }) =>
        `ρ ≈ ${radius}: median ${last(median)} (${last(low)} to ${last(high)})`,
    );
    return (
      `Measured on ${draws} untrained tanh layers of ${units} units for each curve, their recurrent weights U drawn at ` +
      `random with a spectral radius ρ (the size of the largest eigenvalue) of about 0.5, 1 or 2. On a ` +
      `logarithmic axis: the norm ‖∂L/∂h_(T−k)‖, with the last step at the right and k steps back to the left; lines are ` +
      `medians, shading spans all draws. ${steps} steps back – ${ends.join('; ')}. Below one it vanishes, above it ` +
      `usually grows, near one it depends on the draw.`
    );
  },
  height: 246,
  draw(pen) {
    const all = curves();
    axes(pen);
    for (const curve of all) draw(pen, curve);
  },
};

/** Earlier steps are further left, as in the row of states above. */
const at = (k: number, norm: number): Point => [
  plot.right - (k / steps) * (plot.right - plot.left),
  plot.bottom - ((Math.log10(norm) - powers.low) / (powers.high - powers.low)) * (plot.bottom - plot.top),
];

function draw(pen: Pen, { radius, colour, dash, median, low, high }: Curve): void {
  const band = [...low.map((norm, k) => at(k, norm)), ...high.map((norm, k) => at(k, norm)).toReversed()];
  pen.polygon(band, { fill: `${colour}40`, width: 0 });
  pen.line(
    median.map((norm, k) => at(k, norm)),
    { colour, dash, width: 2 },
  );
  const [, y] = at(steps, median.at(-1) ?? 1);
  formula(pen, `ρ ≈ ${radius}`, [plot.left - 8, y], { size: 14, colour, align: 'right' });
}

function axes(pen: Pen): void {
  const above = 6;
  formula(pen, '‖∂L/∂h_{T−k}‖', [368, plot.top - 21], { size: 13, colour: palette.muted, align: 'right' });
  note(pen, 'ρ: size of the largest eigenvalue of U', [0, above], 'left');
  note(pen, `line: median of ${draws} random U · shaded: all`, [0, above + 16], 'left');
  for (let power = powers.low; power <= powers.high; power += 3) {
    const [, y] = at(0, 10 ** power);
    segment(pen, [plot.left, y], [plot.right, y], { colour: palette.grid, width: 1 });
    formula(pen, power === 0 ? '1' : `10^{${String(power).replace('-', '−')}}`, [plot.right + 6, y], {
      size: 13,
      colour: palette.muted,
      align: 'left',
    });
  }
  for (let k = 0; k <= steps; k += 6) note(pen, String(k), [at(k, 1)[0], plot.bottom + 12]);
  formula(pen, 'steps back k', [(plot.left + plot.right) / 2, plot.bottom + 30], {
    size: 13,
    colour: palette.muted,
  });
}
