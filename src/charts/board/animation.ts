/** A GIF of several figures that plays once: without a loop, viewers stop on the last frame. */
import type { ImageData } from 'canvas';
import { card } from '../card.ts';
import { channels } from '../colours.ts';
import { type Figure, Pen } from '../pen.ts';
import { palette, width } from '../theme.ts';
import { gifenc } from './gifenc.ts';
import { rightColour } from './parts.ts';

/** All frames together take so long. The first one is read at leisure. */
const totalMs = 5_000;
const firstMs = 1_200;
/** The last index stands for a pixel that stays as it was. */
const colours = 127;

/** @param figures in order of time, at least one */
export function animation(figures: readonly Figure[]): Buffer {
  const frames = figures.map(pixelsOf);
  const known = paletteOf(frames);
  const colourTable = [...known, ...Array(colours + 1 - known.length).fill([0, 0, 0])];
  const otherMs = (totalMs - firstMs) / Math.max(1, figures.length - 1);
  const gif = gifenc.GIFEncoder();
  let shown: Uint8Array | undefined;
  for (const { width: wide, height: high, data } of frames) {
    const indices = gifenc.applyPalette(data, known);
    gif.writeFrame(shown ? changes(shown, indices) : indices, wide, high, {
      ...(shown ? { transparent: true, transparentIndex: colours } : { palette: colourTable, repeat: -1 }),
      delay: shown ? otherMs : firstMs,
      dispose: 1,
    });
    shown = indices;
  }
  gif.finish();
  return Buffer.from(gif.bytes());
}

/** The colours of the first and the last frame, and those of the marks, which may be needed between them only. */
function paletteOf(frames: readonly ImageData[]): number[][] {
  const ends = [frames[0], frames.at(-1)].flatMap((frame) => (frame ? [Buffer.from(frame.data.buffer)] : []));
  const marks = [rightColour, palette.alarm].map(channels);
  return [...gifenc.quantize(Buffer.concat(ends), colours - marks.length), ...marks];
}

/** The new indices, with the transparent one wherever nothing changes. */
const changes = (before: Uint8Array, after: Uint8Array): Uint8Array =>
  after.map((index, at) => (index === before[at] ? colours : index));

function pixelsOf(figure: Figure): ImageData {
  const { canvas, context } = card(width, figure.height);
  // GIF knows no half-transparent pixels, so the card has no rounded corners.
  context.fillStyle = palette.card;
  context.fillRect(0, 0, width, figure.height);
  figure.draw(new Pen(context));
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
