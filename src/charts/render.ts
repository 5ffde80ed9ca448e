/** Renders drawings as PNG. Call `registerFonts` in the process first. */
import { Canvas, type CanvasRenderingContext2D, createCanvas } from 'canvas';
import type { Drawing } from '../types/chart.ts';
import { comparisonFigure } from './comparison.ts';
import { diagramFigure } from './diagrams/index.ts';
import { type Figure, Pen } from './pen.ts';
import { palette, pixelRatio, width } from './theme.ts';

const radius = 12;

/**
 * Renders a picture as PNG, 800 pixels wide (400 logical).
 * @throws UserError for an unknown diagram; Error for an invalid specification
 */
export async function renderDrawing(drawing: Drawing): Promise<Buffer> {
  switch (drawing.kind) {
    case 'vega': {
      const { vegaCanvas } = await import('./vega.ts');
      return png(mounted(await vegaCanvas(drawing.spec)));
    }
    case 'diagram':
      return png(figured(diagramFigure(drawing.name)));
    case 'comparison':
      return png(figured(comparisonFigure(drawing, new Pen(createCanvas(1, 1).getContext('2d')))));
    default:
      throw new Error(`Unknown kind of drawing: ${JSON.stringify(drawing satisfies never)}`);
  }
}

function figured(figure: Figure): Canvas {
  const { canvas, context } = card(width, figure.height);
  figure.draw(new Pen(context));
  return canvas;
}

function mounted(chart: Canvas): Canvas {
  const { canvas, context } = card(Math.max(width, chart.width / pixelRatio), chart.height / pixelRatio);
  context.drawImage(chart, 0, 0, chart.width / pixelRatio, chart.height / pixelRatio);
  return canvas;
}

/** An empty card with rounded corners on a transparent background. */
function card(wide: number, high: number): { canvas: Canvas; context: CanvasRenderingContext2D } {
  const canvas = createCanvas(Math.ceil(wide * pixelRatio), Math.ceil(high * pixelRatio));
  const context = canvas.getContext('2d');
  context.scale(pixelRatio, pixelRatio);
  context.beginPath();
  context.roundRect(0.5, 0.5, wide - 1, high - 1, radius);
  context.fillStyle = palette.card;
  context.fill();
  context.strokeStyle = palette.edge;
  context.stroke();
  return { canvas, context };
}

/** Encodes a PNG off the main thread. Light compression: a quarter more bytes in two thirds of the time. */
const png = (canvas: Canvas): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    canvas.toBuffer((error, bytes) => (error ? reject(error) : resolve(bytes)), 'image/png', {
      compressionLevel: 1,
      filters: Canvas.PNG_FILTER_NONE,
    });
  });
