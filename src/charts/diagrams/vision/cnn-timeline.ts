import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, segment } from '../shapes.ts';
import { bold } from './parts.ts';

const families: readonly (readonly [year: number, name: string, idea: string])[] = [
  [1998, 'LeNet-5', 'convolution, pooling, dense layers'],
  [2012, 'AlexNet', 'large, ReLU, on graphics cards'],
  [2014, 'VGG', '3 × 3 filters only'],
  [2014, 'Inception', 'filter sizes side by side'],
  [2015, 'ResNet', 'skip connections'],
  [2016, 'DenseNet', 'keeps all earlier maps'],
  [2017, 'MobileNet', 'cheap depthwise filters'],
  [2019, 'EfficientNet', 'balanced growth'],
  [2022, 'ConvNeXt', 'ResNet, renewed'],
];
const rowHeight = 25;
const line = 48;

export const cnnTimeline: Diagram = {
  title: 'Each family of CNNs brought one idea',
  alt: `A timeline from top to bottom. ${families.map(([year, name, idea]) => `${year} ${name}: ${idea}`).join('. ')}.`,
  height: families.length * rowHeight + 12,
  draw(pen) {
    const y = (i: number) => 16 + i * rowHeight;
    segment(pen, [line, y(0)], [line, y(families.length - 1)], { colour: palette.edge, width: 2 });
    families.forEach(([year, name, idea], i) => {
      if (year !== families[i - 1]?.[0]) note(pen, String(year), [line - 12, y(i)], 'right');
      pen.circle([line, y(i)], 4.5, { fill: networkColour.cnn, colour: palette.card, width: 1.5 });
      pen.text(name, [line + 14, y(i)], { align: 'left', ...bold });
      note(pen, idea, [line + 106, y(i)], 'left');
    });
    // Fourteen years lie between the first two.
    const gap = (y(0) + y(1)) / 2;
    segment(pen, [line - 4, gap + 3], [line + 4, gap - 3], { colour: palette.muted });
  },
};
