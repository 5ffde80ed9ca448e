import { networkColour, palette } from '../theme.ts';
import { type Diagram, note, pointer, tints } from './shapes.ts';

const colour = networkColour.gru;
const fresh = tints[2];
const slider = { top: 120, high: 36 };
const keep = 70;
const split = (368 * keep) / 100;

export const mixing: Diagram = {
  title: 'A GRU mixes old memory with new',
  alt:
    `A bar as long as the new memory: ${keep}% of it is the old memory and ${100 - keep}% the new proposal. The update gate is the ` +
    'slider between them: all the way to one end everything stays as it was, all the way to the other everything is ' +
    'replaced. The reset gate decides how much of the old memory the proposal may use.',
  height: 226,
  draw(pen) {
    pen.box(0, 4, 132, 52, { fill: palette.raised, colour, radius: 8, width: 2 });
    pen.text('old memory', [66, 30], { size: 14, weight: 600, colour });
    pen.box(236, 4, 132, 52, { fill: palette.raised, colour: fresh, radius: 8, width: 2 });
    pen.text('new proposal', [302, 30], { size: 14, weight: 600, colour: fresh });
    pointer(pen, [136, 30], [232, 30], { width: 2 });
    note(pen, 'reset gate:', [184, 14]);
    note(pen, 'how much of it?', [184, 46]);
    for (const [x, shade] of [
      [66, colour],
      [302, fresh],
    ] as const)
      pointer(pen, [x, 60], [x, slider.top - 4], { colour: shade, width: 2 });
    pen.text('update gate: the slider', [184, slider.top - 26], { size: 13, weight: 600 });
    pen.box(0, slider.top, split, slider.high, { fill: colour, radius: 4 });
    pen.box(split, slider.top, 368 - split, slider.high, { fill: fresh, radius: 4 });
    pen.box(split - 4, slider.top - 7, 8, slider.high + 14, { fill: palette.ink, radius: 4 });
    const style = { size: 14, weight: 600, colour: palette.black } as const;
    pen.text(`${keep}% old`, [split / 2, slider.top + slider.high / 2], style);
    pen.text(`${100 - keep}% new`, [(split + 368) / 2, slider.top + slider.high / 2], style);
    pen.text('together: the memory for the next step', [184, slider.top + 60], { size: 13 });
    note(pen, 'more of one always means less of the other', [184, slider.top + 84]);
  },
};
