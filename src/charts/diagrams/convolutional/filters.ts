import { type Diagram, grid, note, pointer } from '../shapes.ts';
import { answerGrid, pixelGrid } from './parts.ts';
import { lessonFilters, pixelSeven, slide, spelt } from './sliding.ts';

const filters = Object.entries(lessonFilters);
const pitch = 82;

export const filterPictures: Diagram = {
  title: 'Each filter finds its own pattern in the picture',
  alt:
    'A picture of a 7 (7×7 pixels) and three filters of 3×3 weights, each with the 5×5 map of its answers. ' +
    `${filters.map(([name, weights]) => `${name}, weights ${spelt(weights)}: map ${spelt(slide(pixelSeven, weights))}`).join('. ')}. Large numbers: the pattern is there.`,
  height: 244,
  draw(pen) {
    note(pen, 'the picture', [45, 68]);
    pixelGrid(pen, [0, 80], pixelSeven, 13);
    filters.forEach(([name, weights], i) => {
      const middle = 40 + i * pitch;
      pointer(pen, [97, 125], [122, middle + (125 - middle) * 0.12]);
      grid(
        pen,
        [128, middle - 33],
        weights.map((row) => [...row]),
        { cell: 22 },
      );
      name.split(' ').forEach((word, line) => {
        pen.text(word, [231, middle - 22 + line * 14], { size: 12, weight: 600 });
      });
      pointer(pen, [200, middle + 8], [262, middle + 8]);
      answerGrid(pen, [268, middle - 38], slide(pixelSeven, weights), 20, 15.4);
    });
  },
};
