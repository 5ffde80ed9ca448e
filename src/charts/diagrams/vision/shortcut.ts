import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, pointer, segment } from '../shapes.ts';
import { bold } from './parts.ts';

interface Photo {
  shows: string;
  text: boolean;
  says: string;
}

/** What a network does that has learned the text instead of the horse. */
const photos: readonly Photo[] = [
  { shows: 'horse', text: true, says: 'horse' },
  { shows: 'horse', text: false, says: 'no horse' },
  { shows: 'car', text: true, says: 'horse' },
];
const wide = 108;
const gap = 22;
const high = 84;
const top = 40;

export const shortcut: Diagram = {
  title: 'A shortcut shows when one thing is changed',
  alt: `Three photos and what a network says that has learned a line of text in place of the horse, 1 to 3. ${photos
    .map(
      ({ shows, text, says }, i) =>
        `${i + 1}: a ${shows} ${text ? 'with' : 'without'} the text in the corner: “${says}”`,
    )
    .join('. ')}. The first alone, in the training and in the test, hides the fault.`,
  height: 226,
  draw(pen) {
    note(pen, 'as in training', [wide / 2, 14]);
    note(pen, 'two tests: change one thing', [wide + gap + wide + gap / 2, 14]);
    segment(pen, [wide + gap, 26], [368, 26], { colour: palette.muted });
    photos.forEach((photo, i) => {
      draw(pen, i * (wide + gap), photo);
    });
    note(pen, 'The network looks at the text. Good accuracy on photos', [0, 196], 'left');
    note(pen, 'from the same source does not show it.', [0, 212], 'left');
  },
};

function draw(pen: Pen, x: number, { shows, text, says }: Photo): void {
  const isRight = shows === says;
  pen.box(x, top, wide, high, { fill: palette.raised, colour: palette.muted });
  pen.text(shows, [x + wide / 2, top + 34], { size: 15, ...bold });
  if (text) {
    pen.box(x + 5, top + high - 24, 68, 19, { colour: networkColour.cnn, width: 2, radius: 3 });
    pen.text('© studio', [x + 39, top + high - 14]);
  }
  pointer(pen, [x + wide / 2, top + high + 4], [x + wide / 2, top + high + 22], { width: 2 });
  pen.text(`“${says}”`, [x + wide / 2, top + high + 33], {
    size: 12,
    colour: isRight ? palette.ink : palette.alarm,
    ...bold,
  });
  note(pen, isRight ? 'right' : 'wrong', [x + wide / 2, top + high + 50]);
}
