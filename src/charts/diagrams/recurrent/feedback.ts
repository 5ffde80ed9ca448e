import type { Pen } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, pointer } from '../shapes.ts';

const layer = { wide: 96, high: 44, top: 74 };
const middle = layer.top + layer.high / 2;

export const feedbackDiagram: Diagram = {
  title: 'A recurrent connection leads back into its layer',
  alt:
    'Two networks of 1 layer. Left, an ordinary one: the input goes in below, the output leaves above. Right, a recurrent one: a wire ' +
    'leads from the output back into the same layer, so at the next step the layer gets 2 things, the new input and what it has just computed. ' +
    'How strongly the wire acts depends on its weights, which are learned.',
  height: 236,
  draw(pen) {
    network(pen, 66, 'one way', palette.muted);
    network(pen, 226, 'with a loop', blue);
    const right = 226 + layer.wide / 2;
    pen.arrow(
      [
        [226, 44],
        [right + 44, 44],
        [right + 44, middle],
        [right + 3, middle],
      ],
      { colour: blue, width: 3 },
    );
    note(pen, 'comes back', [368, middle + 36], 'right');
    note(pen, 'at the next step', [368, middle + 52], 'right');
    pen.text('next step = new input + what was just computed', [184, 204], { size: 13, weight: 600 });
    note(pen, 'how strongly the loop acts is learned', [184, 226]);
  },
};

function network(pen: Pen, x: number, name: string, colour: string): void {
  pen.box(x - layer.wide / 2, layer.top, layer.wide, layer.high, {
    fill: palette.raised,
    colour,
    radius: 8,
    width: 2,
  });
  pen.text('layer', [x, middle - 9], { size: 14, weight: 600 });
  pen.text(name, [x, middle + 9], { size: size.heading, colour });
  pointer(pen, [x, 156], [x, layer.top + layer.high + 3]);
  pointer(pen, [x, layer.top - 2], [x, 22]);
  note(pen, 'input', [x, 168]);
  note(pen, 'output', [x, 10]);
}
