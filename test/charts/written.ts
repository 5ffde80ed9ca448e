/** Records what a picture really writes while it is drawn: every text with its size and place in logical pixels. */
import { CanvasRenderingContext2D } from 'canvas';
import { renderDrawing } from '../../src/charts/render.ts';
import { pixelRatio } from '../../src/charts/theme.ts';
import type { Drawing } from '../../src/types/chart.ts';

interface Written {
  text: string;
  size: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface WrittenPicture {
  wide: number;
  high: number;
  texts: Written[];
}

/** Draws the picture as the bot does. Every canvas that takes part is watched, Vega's included. */
export async function writtenIn(drawing: Drawing): Promise<WrittenPicture> {
  const texts: Written[] = [];
  const { prototype } = CanvasRenderingContext2D;
  const fill = prototype.fillText;
  prototype.fillText = function (this: CanvasRenderingContext2D, text, x, y, ...rest) {
    if (text.trim() !== '') texts.push(place(this, text, x, y));
    fill.call(this, text, x, y, ...rest);
  };
  try {
    const png = await renderDrawing(drawing);
    return { wide: png.readUInt32BE(16) / pixelRatio, high: png.readUInt32BE(20) / pixelRatio, texts };
  } finally {
    prototype.fillText = fill;
  }
}

function place(context: CanvasRenderingContext2D, text: string, x: number, y: number): Written {
  const { a, b, c, d, e, f } = context.getTransform();
  // Spaces at the ends are not ink.
  const indent = context.measureText(text.slice(0, text.length - text.trimStart().length)).width;
  const ink = context.measureText(text.trim());
  const xs = [x + indent - ink.actualBoundingBoxLeft, x + indent + ink.actualBoundingBoxRight];
  const ys = [y - ink.actualBoundingBoxAscent, y + ink.actualBoundingBoxDescent];
  const corners = xs.flatMap((cx) => ys.map((cy) => [a * cx + c * cy + e, b * cx + d * cy + f] as const));
  const [across, down] = [0, 1].map((axis) => corners.map((corner) => (corner[axis] ?? 0) / pixelRatio));
  return {
    text: text.trim(),
    size: (Number(/([\d.]+)px/.exec(context.font)?.[1]) * Math.hypot(a, b)) / pixelRatio,
    left: Math.min(...(across ?? [])),
    right: Math.max(...(across ?? [])),
    top: Math.min(...(down ?? [])),
    bottom: Math.max(...(down ?? [])),
  };
}

/** The box in which Discord's desktop shows a picture of an embed. */
const shown = { wide: 400, high: 300 };

/** The size of the smallest text as Discord shows it. */
export const smallestShown = ({ wide, high, texts }: WrittenPicture): number =>
  Math.min(1, shown.wide / wide, shown.high / high) * Math.min(...texts.map(({ size }) => size));

/** Pairs of texts that cover each other. A text with an outline is drawn twice in one place. */
export const overlaps = ({ texts }: WrittenPicture): string[] =>
  texts.flatMap((a, i) =>
    texts.slice(i + 1).flatMap((b) => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const twice = a.text === b.text && Math.abs(a.left - b.left) < 0.5 && Math.abs(a.top - b.top) < 0.5;
      // Slanted letters of one formula lean into each other by a pixel or two.
      return wide > 2.5 && high > 2.5 && !twice ? [`${a.text} on ${b.text}`] : [];
    }),
  );

/** Pairs of texts on one line that read as one, as the labels 80 and 100 of an axis would. */
export const crowded = ({ texts }: WrittenPicture, gap = 4): string[] =>
  texts.flatMap((a) =>
    texts.flatMap((b) => {
      const sameLine = Math.abs(a.bottom - b.bottom) < 3 && Math.abs(a.size - b.size) < 0.5;
      const apart = b.left - a.right;
      return a !== b && sameLine && apart > -2 && apart < gap ? [`${a.text} and ${b.text}`] : [];
    }),
  );

/** Texts that reach over the edge, or nearly. */
export const cutOff = ({ wide, high, texts }: WrittenPicture, room = 4): string[] =>
  texts
    .filter(
      ({ left, right, top, bottom }) =>
        left < room || right > wide - room || top < room || bottom > high - room,
    )
    .map(({ text }) => text);
