import { palette, size } from '../../theme.ts';
import { type Diagram, frame, grid, note, pointer, yellow } from '../shapes.ts';
import { answerGrid, pixelGrid } from './parts.ts';
import { lessonFilters, pixelSeven, slide, spelt } from './sliding.ts';

const weights = lessonFilters['horizontal edge'];
const answers = slide(pixelSeven, weights);
const kept = answers.map((row) => row.map((z) => Math.max(0, z)));
const zeros = kept.flat().filter((a) => a === 0).length;
/** The window that is framed, and its answer. */
const shown = { row: 0, column: 2 };
const [pixel, cell, top] = [15, 21, 34];

export const featureMap: Diagram = {
  title: 'The answers of one filter form a feature map',
  alt:
    `A picture of a 7 in 7×7 pixels; a filter for horizontal edges (${spelt(weights)}) slides over it. One window is framed, and so is its answer, ` +
    `${answers[shown.row]?.[shown.column]}, in the map: ${spelt(answers)}. ReLU turns negative answers into 0: ${spelt(kept)}. ` +
    `${zeros} of the ${kept.flat().length} entries are then 0; what is left shows where the pattern was found.`,
  height: 236,
  draw(pen) {
    const [map, relu] = [134, 263];
    const heading = { size: size.heading, weight: 600 } as const;
    pen.text('picture', [52, 12], heading);
    pixelGrid(pen, [0, top], pixelSeven, pixel);
    frame(pen, [shown.column * pixel, top + shown.row * pixel], 3, pixel, { colour: yellow, width: 2 });
    pointer(pen, [109, top + 52], [130, top + 52]);
    pen.text('answers', [map + 52, 12], heading);
    answerGrid(pen, [map, top], answers, cell);
    frame(pen, [map + shown.column * cell, top + shown.row * cell], 1, cell, { colour: palette.ink });
    pointer(pen, [map + 109, top + 52], [relu - 4, top + 52]);
    pen.text('after ReLU', [relu + 52, 12], heading);
    answerGrid(pen, [relu, top], kept, cell);
    note(pen, 'negative answers become 0', [368, top + 5 * cell + 16], 'right');
    const low = 168;
    grid(
      pen,
      [0, low],
      weights.map((row) => [...row]),
      { cell: 22 },
    );
    pen.text('the filter: horizontal edge', [80, low + 14], { align: 'left', size: 12, weight: 600 });
    note(pen, 'high: bright below, dark above', [80, low + 33], 'left');
    note(pen, 'eight filters give eight such maps, eight channels', [80, low + 52], 'left');
  },
};
