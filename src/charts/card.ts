/** The card on which every picture is drawn. */
import { type Canvas, type CanvasRenderingContext2D, createCanvas } from 'canvas';
import { palette, pixelRatio } from './theme.ts';

const radius = 12;

/** An empty card with rounded corners on a transparent background. */
export function card(
  wide: number,
  high: number,
  ratio = pixelRatio,
): { canvas: Canvas; context: CanvasRenderingContext2D } {
  const canvas = createCanvas(Math.ceil(wide * ratio), Math.ceil(high * ratio));
  const context = canvas.getContext('2d');
  context.scale(ratio, ratio);
  context.beginPath();
  context.roundRect(0.5, 0.5, wide - 1, high - 1, radius);
  context.fillStyle = palette.card;
  context.fill();
  context.strokeStyle = palette.edge;
  context.stroke();
  return { canvas, context };
}
