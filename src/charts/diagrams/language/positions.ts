import { mixed, readableOn } from '../../colours.ts';
import { palette } from '../../theme.ts';
import { decimals } from '../numbers.ts';
import { type Diagram, note, tints } from '../shapes.ts';

const places = 8;
const width = 4;
/** The wave encoding of the first transformer: entries 2i are sines, entries 2i + 1 cosines. */
const encoding = (place: number): number[] =>
  Array.from({ length: width }, (_, entry) => {
    const angle = place / 10_000 ** ((entry - (entry % 2)) / width);
    return entry % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
  });
const cell = { wide: 39, high: 34 };
const left = 50;
const top = 50;
const digits = (entry: number) => (entry < 2 ? 1 : 2);

export const positionsDiagram: Diagram = {
  title: 'A list of numbers says where a word stands',
  alt:
    `The wave encoding of width ${width} for positions 0 to ${places - 1}, one column for each position. ` +
    `Position 0 is ${encoding(0)
      .map((value, i) => decimals(value, digits(i)))
      .join(', ')}; position 1 is ${encoding(1)
      .map((value, i) => decimals(value, digits(i)))
      .join(', ')}. ` +
    'The upper two rows change quickly, so they tell neighbours apart; of the lower two the sine grows slowly, so it tells far from near. The column is added to the numbers of the word there.',
  height: 236,
  draw(pen) {
    note(pen, 'position of the word', [left + (places * cell.wide) / 2, 10]);
    for (let place = 0; place < places; place++) {
      const x = left + place * cell.wide;
      pen.text(String(place), [x + cell.wide / 2, 34], { size: 14, weight: 600 });
      encoding(place).forEach((value, entry) => {
        const fill = mixed(palette.raised, value < 0 ? tints[3] : tints[1], Math.abs(value));
        const y = top + entry * cell.high;
        pen.box(x, y, cell.wide, cell.high, { fill, colour: palette.edge, width: 1, radius: 0 });
        pen.text(decimals(value, digits(entry)), [x + cell.wide / 2, y + cell.high / 2], {
          size: 12,
          colour: readableOn(fill),
        });
      });
    }
    note(pen, 'fast', [left - 10, top + cell.high], 'right');
    note(pen, 'slow', [left - 10, top + 3 * cell.high], 'right');
    note(pen, 'each column is different: it is added to the word there', [184, 206]);
    note(pen, 'sine and cosine in pairs · blue above 0, orange below', [184, 226]);
  },
};
