/** A pen on a real canvas that keeps what was written, and where it ended up. */
import { createCanvas } from 'canvas';
import { Pen } from '../../src/charts/pen.ts';

export interface ModelQuestions {
  text: string;
  size: number;
  italic: boolean;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function recordingPen(width: number, height: number): { pen: Pen; texts: ModelQuestions[] } {
  const context = createCanvas(width, height).getContext('2d');
  const texts: ModelQuestions[] = [];
  const fill = context.fillText.bind(context);
  context.fillText = (text, x, y) => {
    const { e, f } = context.getTransform();
    // Leading spaces are not ink.
    const ink = text.trim();
    const indent = context.measureText(text.slice(0, text.length - text.trimStart().length)).width;
    const box = context.measureText(ink);
    texts.push({
      text,
      size: Number(/([\d.]+)px/.exec(context.font)?.[1]),
      italic: context.font.includes('italic'),
      left: x + e + indent - box.actualBoundingBoxLeft,
      right: x + e + indent + box.actualBoundingBoxRight,
      top: y + f - box.actualBoundingBoxAscent,
      bottom: y + f + box.actualBoundingBoxDescent,
    });
    fill(text, x, y);
  };
  return { pen: new Pen(context), texts };
}
