import { palette, size } from '../../theme.ts';
import { type Diagram, note, pointer } from '../shapes.ts';

const factor = 1.1;
const steps = [0, 10, 20, 30, 40, 50].map((back) => ({ back, size: factor ** back }));
const largest = steps.at(-1)?.size ?? 1;
const written = (value: number): string =>
  value < 10 ? String(Number(value.toFixed(1))) : String(Math.round(value));
const [pitch, wide, bottom, high] = [61, 46, 166, 138];

export const explodingPicture: Diagram = {
  title: 'A tenth more at each step back: an explosion',
  alt: `Bars for the size of an error that grows by the factor ${factor} with each step back. ${steps.map(({ back, size: value }) => `${back} steps back: ${written(value)}`).join(', ')}. The next update is then gigantic.`,
  height: 236,
  draw(pen) {
    steps.toReversed().forEach(({ back, size: value }, i) => {
      const x = i * pitch + 8;
      const tall = Math.max(1.5, (high * value) / largest);
      pen.box(x, bottom - tall, wide, tall, { fill: palette.alarm, radius: Math.min(4, tall / 2) });
      pen.text(written(value), [x + wide / 2, bottom - tall - 13], { size: 15, weight: 600 });
      pen.text(String(back), [x + wide / 2, bottom + 15], { size: size.heading, weight: 600 });
    });
    note(pen, 'steps back', [368, bottom + 34], 'right');
    pointer(pen, [280, bottom + 34], [8, bottom + 34], { colour: palette.alarm, width: 2.5 });
    note(pen, 'the error starts at the right with size 1', [368, 14], 'right');
    note(pen, `an example: × ${factor} at each step`, [184, 226]);
  },
};
