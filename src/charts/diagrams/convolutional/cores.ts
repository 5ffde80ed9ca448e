import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, yellow } from '../shapes.ts';

const [columns, rows] = [32, 4];
const cores = columns * rows;
const [units, sequences] = [16, 8];
const map = 26;
/** What can be computed at one moment, each core one number. */
const loads = [
  {
    name: 'convolution, 1 image',
    what: `answers: ${map} · ${map}`,
    numbers: map * map,
    colour: yellow,
  },
  { name: 'RNN step, 1 sequence', what: `units: ${units}`, numbers: units, colour: blue },
  {
    name: `RNN step, ${sequences} sequences`,
    what: `units: ${units} · ${sequences}`,
    numbers: units * sequences,
    colour: blue,
  },
];
const busy = (numbers: number): number => Math.min(cores, numbers);
const share = (numbers: number): string => `${Math.round((100 * busy(numbers)) / cores)}% busy`;

export const coresPicture: Diagram = {
  title: `What ${cores} cores of a GPU can do at one moment`,
  alt:
    `Three times ${cores} cores; each computes one number, and a filled one is busy. ` +
    `${loads.map(({ name, what, numbers }) => `${name}: ${what} = ${numbers}, ${busy(numbers)} cores busy (${share(numbers)})`).join('; ')}. ` +
    'So an RNN fills a GPU only with many sequences at once.',
  height: 240,
  draw(pen) {
    loads.forEach(({ name, what, numbers, colour }, i) => {
      const y = 8 + i * 80;
      pen.text(name, [0, y], { size: size.heading, weight: 600, colour, align: 'left' });
      note(pen, numbers === units ? what : `${what} = ${numbers}`, [158, y], 'left');
      pen.text(share(numbers), [368, y], { size: size.heading, weight: 600, align: 'right' });
      for (let c = 0; c < cores; c++)
        pen.box((c % columns) * 11.5, y + 12 + Math.floor(c / columns) * 11.5, 9.5, 9.5, {
          fill: c < busy(numbers) ? colour : palette.raised,
          colour: c < busy(numbers) ? colour : palette.edge,
          width: 1,
          radius: 1.5,
        });
    });
  },
};
