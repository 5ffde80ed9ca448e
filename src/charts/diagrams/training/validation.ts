import { palette } from '../../theme.ts';
import { blue, type Diagram, note, yellow } from '../shapes.ts';
import { emphasis } from './parts.ts';

const examples = 100;
const perRow = 25;
const parts = [
  { name: 'training', use: 'learn', when: ['every epoch'], colour: blue, count: 70 },
  { name: 'validation', use: 'choose', when: ['after each epoch'], colour: yellow, count: 15 },
  { name: 'test', use: 'grade', when: ['once, at the end'], colour: palette.ink, count: 15 },
];
const [pitch, side] = [14.7, 12];
/** The part of an example, and its place in the row of examples. */
const partOf = (i: number) => {
  let rest = i;
  return parts.find(({ count }) => {
    rest -= count;
    return rest < 0;
  });
};

export const validation: Diagram = {
  title: 'Three parts: learn, choose, grade',
  alt:
    `${examples} examples as small shapes, divided before training: ${parts.map(({ name, count }) => `${count} for ${name}`).join(', ')}, an invented split. ` +
    `${parts.map(({ name, use, when }) => `${name}: to ${use}, ${when.join(' ')}`).join('; ')}. ` +
    'Only the training part changes the weights. The validation part decides when to stop and which settings to keep. No choice sees the test part.',
  height: 222,
  draw(pen) {
    for (let i = 0; i < examples; i++) {
      const part = partOf(i);
      if (!part) continue;
      const x = (i % perRow) * pitch;
      const y = 4 + Math.floor(i / perRow) * pitch;
      if (part.name === 'validation')
        pen.circle([x + side / 2, y + side / 2], side / 2, { fill: part.colour });
      else
        pen.box(x, y, side, side, {
          radius: 2,
          ...(part.name === 'test' ? { colour: part.colour, fill: palette.card } : { fill: part.colour }),
        });
    }
    pen.text(`all ${examples} examples`, [184, 76], { colour: palette.muted });
    parts.forEach(({ name, use, when, colour, count }, i) => {
      const x = i * 126;
      pen.box(x, 94, 116, 112, { fill: palette.raised, colour, width: 2 });
      pen.text(`${name}: ${count}`, [x + 58, 112], { size: 13, weight: 600, colour });
      pen.text(use, [x + 58, 138], { ...emphasis, size: 18 });
      for (const [row, line] of when.entries()) note(pen, line, [x + 58, 162 + 15 * row]);
      note(pen, ['sets the weights', 'picks the settings', 'unseen until then'][i] ?? '', [x + 58, 184]);
    });
  },
};
