import { formula } from '../formula.ts';
import type { Pen, Point } from '../pen.ts';
import { networkColour, palette } from '../theme.ts';
import { gradientNorms } from './recurrence.ts';
import { type Diagram, note, tints } from './shapes.ts';

const steps = 24;
const shown = 5;
const regimes = [
  { radius: 2, colour: tints[3], dash: [7, 3] },
  { radius: 1, colour: tints[1], dash: [2, 2] },
  { radius: 0.5, colour: networkColour.rnn, dash: [] },
];

/** Computed when it is drawn or described, not when the program starts. */
const measured = () =>
  regimes.map((regime) => ({
    ...regime,
    norms: gradientNorms({ radius: regime.radius, units: 32, steps, seed: 1 }),
  }));

const written = (norm: number): string =>
  norm >= 100
    ? norm.toFixed(0)
    : norm >= 0.01
      ? norm.toPrecision(2)
      : norm.toExponential(0).replace('e-', '·10^{−');

const plot = { left: 40, right: 300, top: 126, bottom: 270 };
/** Powers of ten at the axis' ends. */
const powers = { low: -7, high: 3 };

export const vanishing: Diagram = {
  title: 'A gradient fades, lasts or grows on its way back',
  get alt() {
    const ends = measured().map(({ radius, norms }) => `${radius}: ${(norms.at(-1) ?? 0).toPrecision(2)}`);
    return (
      `Computed on a tanh layer of 32 units with random recurrent weights W. Above: with spectral radius 0.5 the ` +
      `gradient's norm fades from state to state going back, drawn as fading boxes. Below, on a logarithmic axis: the ` +
      `norm ‖∂L/∂h_(T−k)‖ against the steps back k, from 1 at k = 0. After ${steps} steps, by spectral radius of W – ` +
      `${ends.join('; ')}. Below one it vanishes, at one it lasts, above it grows.`
    );
  },
  height: 312,
  draw(pen) {
    const curves = measured();
    fading(pen, curves.at(-1)?.norms ?? []);
    axes(pen);
    for (const { norms, colour, dash, radius } of curves) {
      pen.line(
        norms.map((norm, k) => at(k, norm)),
        { colour, dash, width: 2 },
      );
      const [, y] = at(steps, norms.at(-1) ?? 1);
      formula(pen, `ρ = ${radius}`, [plot.right + 8, y], { size: 14, colour, align: 'left' });
    }
  },
};

const at = (k: number, norm: number): Point => [
  plot.left + (k / steps) * (plot.right - plot.left),
  plot.bottom - ((Math.log10(norm) - powers.low) / (powers.high - powers.low)) * (plot.bottom - plot.top),
];

/** The last states, each as bright as the gradient that reaches it. */
function fading(pen: Pen, norms: number[]): void {
  formula(pen, 'ρ = 0.5', [4, 6], { size: 14, colour: networkColour.rnn, align: 'left' });
  const pitch = 64;
  const [wide, high, middle] = [44, 34, 38];
  for (let k = 0; k <= shown; k++) {
    const x = 346 - k * pitch;
    const norm = norms[k] ?? 0;
    const strength = Math.round(255 * norm)
      .toString(16)
      .padStart(2, '0');
    pen.box(x - wide / 2, middle - high / 2, wide, high, {
      fill: `${networkColour.rnn}${strength}`,
      colour: networkColour.rnn,
      radius: 7,
    });
    formula(pen, k === 0 ? 'h_T' : `h_{T−${k}}`, [x, middle], {
      size: 14,
      colour: norm > 0.6 ? palette.card : palette.ink,
    });
    formula(pen, written(norm), [x, middle + 30], { size: 12, colour: palette.alarm });
    if (k < shown) {
      pen.arrow(
        [
          [x - wide / 2, middle],
          [x + wide / 2 - pitch, middle],
        ],
        {
          colour: palette.alarm,
          width: 0.75 + 2.5 * norm,
        },
      );
    }
  }
}

function axes(pen: Pen): void {
  formula(pen, '‖∂L/∂h_{T−k}‖', [0, plot.top - 18], { size: 13, colour: palette.muted, align: 'left' });
  note(pen, 'ρ: spectral radius of W', [368, plot.top - 18], 'right');
  for (let power = powers.low + 1; power <= powers.high; power += 3) {
    const [, y] = at(0, 10 ** power);
    pen.line(
      [
        [plot.left, y],
        [plot.right, y],
      ],
      { colour: palette.grid, width: 1 },
    );
    formula(pen, power === 0 ? '1' : `10^{${String(power).replace('-', '−')}}`, [plot.left - 6, y], {
      size: 13,
      colour: palette.muted,
      align: 'right',
    });
  }
  for (let k = 0; k <= steps; k += 6) note(pen, String(k), [at(k, 1)[0], plot.bottom + 12]);
  formula(pen, 'steps back k', [(plot.left + plot.right) / 2, plot.bottom + 30], {
    size: 13,
    colour: palette.muted,
  });
}
