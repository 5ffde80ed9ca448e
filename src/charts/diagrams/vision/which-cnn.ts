import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, pointer } from '../shapes.ts';
import { bold } from './parts.ts';

const cases: readonly (readonly [when: string, more: string, take: string, how: string])[] = [
  ['small pictures', 'such as digits', 'two or three blocks', 'of your own'],
  ['some hundred photos', 'on a computer', 'ResNet-50, ConvNeXt-T', 'pre-trained'],
  ['a phone', 'or a small computer', 'MobileNet', 'pre-trained'],
  ['the last per cent', 'on a server', 'a large ConvNeXt', 'pre-trained'],
];
const high = 48;
const gap = 9;

export const whichCnn: Diagram = {
  title: 'Which CNN to take today',
  alt: `Four cases and what to take, 1 to 4. ${cases
    .map(([when, more, take, how], i) => `${i + 1}: ${when}, ${more}: ${take}, ${how}`)
    .join('. ')}.`,
  height: cases.length * (high + gap),
  draw(pen) {
    cases.forEach(([when, more, take, how], i) => {
      const y = 2 + i * (high + gap);
      pen.box(0, y, 154, high, { fill: palette.raised, colour: palette.edge });
      pen.text(when, [77, y + 16], bold);
      note(pen, more, [77, y + 33]);
      pointer(pen, [160, y + high / 2], [190, y + high / 2], { width: 2 });
      pen.box(196, y, 172, high, { fill: palette.card, colour: networkColour.cnn, width: 2 });
      pen.text(take, [282, y + 16], bold);
      note(pen, how, [282, y + 33]);
    });
  },
};
