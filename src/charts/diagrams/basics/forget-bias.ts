import { networkColour, palette } from '../../theme.ts';
import { drawPlane, onPlane, type Plane } from '../plane.ts';
import { type Diagram, segment, tints } from '../shapes.ts';

const plane: Plane = { left: 46, right: 242, top: 26, bottom: 186, x: [0, 49], y: [-16, 0] };
const gate = (bias: number): number => 1 / (1 + Math.exp(-bias));
const lines = [
  { bias: 5, colour: tints[2], dash: [] },
  { bias: 3, colour: networkColour.lstm, dash: [8, 4] },
  { bias: 1, colour: palette.ink, dash: [4, 3] },
  { bias: 0, colour: networkColour.rnn, dash: [2, 3] },
];
const left = (bias: number, steps: number): string =>
  `${Number((100 * gate(bias) ** steps).toPrecision(2))}%`;

export const forgetBias: Diagram = {
  title: 'What is left of a note before training',
  alt:
    'On a logarithmic axis, the share of a stored value that is left after 0 to 49 steps, if the forget gate stands where its bias puts it. ' +
    lines
      .map(
        ({ bias }) =>
          `Bias ${bias}: gate ${gate(bias).toFixed(3)}, ${left(bias, 10)} after 10 steps, ${left(bias, 49)} after 49`,
      )
      .join('. ') +
    '. The larger the bias, the longer the note lasts.',
  height: 232,
  draw(pen) {
    drawPlane(pen, plane, {
      across: [0, 10, 20, 30, 49],
      up: [
        [0, '1'],
        [-5, '10⁻⁵'],
        [-10, '10⁻¹⁰'],
        [-15, '10⁻¹⁵'],
      ],
      axes: false,
      name: 'steps',
      upName: 'share left',
    });
    const at = (x: number, y: number) => onPlane(plane, x, y);
    for (const { bias, colour, dash } of lines) {
      const end = at(49, 49 * Math.log10(gate(bias)));
      segment(pen, at(0, 0), end, { colour, dash, width: 2.5 });
      const [x, y] = end;
      pen.text(
        `bias ${bias}: gate ${gate(bias).toFixed(2)}`,
        [x + 8, y + (bias === 5 ? -5 : bias === 3 ? 5 : 0)],
        {
          size: 12,
          weight: 600,
          colour,
          align: 'left',
        },
      );
    }
  },
};
