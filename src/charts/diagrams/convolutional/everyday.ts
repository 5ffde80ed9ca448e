import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, pointer, yellow } from '../shapes.ts';
import { icons } from './icons.ts';

const tasks = [
  { name: 'images', icon: icons.digit, what: 'spread out in space', network: 'CNN', colours: [yellow] },
  {
    name: 'speech',
    icon: icons.sound,
    what: 'picture and process',
    network: 'CNN and RNN',
    colours: [yellow, blue],
  },
  {
    name: 'text',
    icon: icons.words,
    what: 'word after word',
    network: 'RNN, now attention',
    colours: [blue],
  },
  {
    name: 'time series',
    icon: icons.series,
    what: 'value after value',
    network: 'RNN, CNN or simpler',
    colours: [blue, yellow],
  },
];

export const everyday: Diagram = {
  title: 'What lies in space, and what unfolds in time',
  alt: `Four kinds of data from space to time, 1 to ${tasks.length}: ${tasks.map(({ name, what, network }) => `${name}, ${what}: ${network}`).join('; ')}. A rule of thumb with many exceptions.`,
  height: 240,
  draw(pen) {
    pen.text('space', [14, 10], { size: size.heading, weight: 600, colour: yellow });
    pen.text('time', [14, 232], { size: size.heading, weight: 600, colour: blue });
    pointer(pen, [6, 24], [6, 218], { colour: palette.muted, width: 2 });
    tasks.forEach(({ name, icon, what, network, colours }, i) => {
      const y = 26 + i * 51;
      icon(pen, [28, y]);
      pen.text(name, [106, y + 10], { size: 13, weight: 600, align: 'left' });
      note(pen, what, [106, y + 28], 'left');
      colours.forEach((colour, j) => {
        pen.circle([236 - j * 12, y + 18], 5, { fill: colour, width: 0 });
      });
      pen.text(network, [247, y + 18], { size: 11, weight: 600, align: 'left' });
    });
  },
};
