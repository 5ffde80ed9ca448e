import { palette } from '../../theme.ts';
import { type Diagram, note, yellow } from '../shapes.ts';

const layers = [
  { name: 'convolution 3×3', k: 3, s: 1 },
  { name: 'pooling 2×2', k: 2, s: 2 },
  { name: 'convolution 3×3', k: 3, s: 1 },
  { name: 'pooling 2×2', k: 2, s: 2 },
];
const image = 28;

/** The side of the receptive field after each layer: r ← r + (k − 1) · j, then j ← j · s. */
function fields(): number[] {
  let [r, j] = [1, 1];
  return layers.map(({ k, s }) => {
    r += (k - 1) * j;
    j *= s;
    return r;
  });
}
const sides = fields();
const [scale, top] = [6.6, 14];

export const reach: Diagram = {
  title: 'Each layer widens the view: 3, 4, 8, 10 pixels',
  alt:
    `An image of ${image}×${image} pixels with nested squares, drawn to scale: the receptive field of one unit after each layer. ` +
    `${layers.map(({ name }, i) => `${name}: ${sides[i]}×${sides[i]}`).join('; ')}. Even the last covers ${Math.round(((sides.at(-1) ?? 0) / image) ** 2 * 100)}% of the image only.`,
  height: 216,
  draw(pen) {
    const whole = image * scale;
    pen.box(0, top, whole, whole, { fill: palette.raised, colour: palette.edge, radius: 2 });
    note(pen, `image ${image}×${image}`, [8, top + whole - 12], 'left');
    const [x, y] = [whole / 2, top + whole / 2];
    sides.forEach((side, i) => {
      const half = (side * scale) / 2;
      const edge: [number, number] = [x + half, y + half];
      const line = 56 + i * 38;
      pen.box(x - half, y - half, 2 * half, 2 * half, { colour: yellow, radius: 1, width: 1.75 });
      pen.line([edge, [whole + 14, line], [whole + 22, line]], { colour: palette.muted, width: 1 });
      pen.text(`${side}×${side}`, [whole + 28, line], {
        size: 14,
        weight: 600,
        colour: yellow,
        align: 'left',
      });
      note(pen, layers[i]?.name ?? '', [whole + 76, line], 'left');
    });
  },
};
