import { networkColour } from '../../theme.ts';
import { drawPlane, evenly, onPlane, type Plane } from '../plane.ts';
import { type Diagram, tints } from '../shapes.ts';

const layers = 12;
const width = 768;
const bytes = 2;
const longest = 8192;
/** Megabytes of keys and values after so many words. */
const cache = (words: number): number => (2 * layers * width * bytes * words) / 1e6;
const state = (2 * layers * width * bytes) / 1e6;

const plane: Plane = { left: 58, right: 352, top: 14, bottom: 196, x: [0, longest], y: [0, 320] };

export const kvCacheDiagram: Diagram = {
  title: 'A cache grows with the text, a state does not',
  alt:
    `Megabytes over the number of words written, up to ${longest.toLocaleString('en')}, for ${layers} layers of width ${width} and ${bytes} bytes a ` +
    `number. The KV cache of a transformer grows in a straight line: ${cache(1024).toFixed(1)} MB after 1,024 words, ` +
    `${cache(longest).toFixed(0)} MB at the end. The state of an LSTM of the same size stays at ${state.toFixed(3)} MB, as much as the ` +
    'cache of a single word.',
  height: 236,
  draw(pen) {
    drawPlane(pen, plane, {
      across: [0, 2048, 4096, 6144, 8192].map((words) => [words, words.toLocaleString('en')]),
      up: [0, 100, 200, 300].map((size) => [size, `${size} MB`]),
      name: 'words written',
    });
    pen.line(
      evenly(0, longest, 2).map((words) => onPlane(plane, words, cache(words))),
      { colour: tints[0], width: 3 },
    );
    pen.line(
      evenly(0, longest, 2).map((words) => onPlane(plane, words, state)),
      { colour: networkColour.lstm, width: 3, dash: [8, 4] },
    );
    const [x, y] = onPlane(plane, 4200, cache(4200));
    pen.text('transformer:', [x - 16, y - 26], { size: 13, weight: 600, colour: tints[0], align: 'right' });
    pen.text(`${cache(longest).toFixed(0)} MB at the end`, [x - 16, y - 8], {
      ...{ size: 13, align: 'right' },
      colour: tints[0],
    });
    const [at, low] = onPlane(plane, 8100, 0);
    pen.text(`LSTM: always ${state.toFixed(3)} MB`, [at, low - 16], {
      ...{ size: 13, weight: 600, align: 'right' },
      colour: networkColour.lstm,
    });
  },
};
