import { palette, size } from '../../theme.ts';
import { type Diagram, note, segment } from '../shapes.ts';
import { icons } from './icons.ts';

const sets = [
  { name: 'digits', icon: icons.digit, holds: '28×28 pixels', asks: 'which of 10?', classes: 10 },
  { name: 'fashion', icon: icons.shirt, holds: '28×28 pixels', asks: 'which of 10?', classes: 10 },
  { name: 'weather', icon: icons.series, holds: '28 days', asks: 'how many °C?', classes: 0 },
  { name: 'spam', icon: icons.words, holds: 'words of a mail', asks: 'which of 2?', classes: 2 },
  { name: 'text', icon: icons.characters, holds: '64 characters', asks: 'the next of 40?', classes: 40 },
  { name: 'recall', icon: icons.letters, holds: '28 steps', asks: 'which of 8?', classes: 8 },
];
/** What guessing reaches, in per cent. */
const chance = (classes: number): string => (classes > 0 ? `${100 / classes}%` : '–');

export const dataSets: Diagram = {
  title: 'Two pictures, a series, two texts, a memory test',
  alt:
    `The six data sets, with what one example holds, what is asked and what guessing reaches: ` +
    `${sets.map(({ name, holds, asks, classes }) => `${name}: ${holds}, ${asks} ${classes > 0 ? chance(classes) : 'no guessing; the naive forecast is the mark to beat'}`).join('; ')}.`,
  height: 246,
  draw(pen) {
    const heading = { size: size.heading, weight: 600, align: 'left' } as const;
    pen.text('one example', [140, 8], heading);
    pen.text('asked', [240, 8], heading);
    pen.text('guessing', [368, 8], { ...heading, align: 'right' });
    sets.forEach(({ name, icon, holds, asks, classes }, i) => {
      const y = 20 + i * 37.5;
      if (i > 0) segment(pen, [0, y], [368, y], { colour: palette.edge, width: 1 });
      icon(pen, [0, y + 2]);
      pen.text(name, [76, y + 19], { size: 13, weight: 600, align: 'left' });
      note(pen, holds, [140, y + 19], 'left');
      note(pen, asks, [240, y + 19], 'left');
      pen.text(chance(classes), [368, y + 19], { size: 13, align: 'right' });
    });
  },
};
