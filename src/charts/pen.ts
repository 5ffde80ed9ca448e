import type { CanvasRenderingContext2D } from 'canvas';
export interface Figure {
  height: number;
  draw(pen: Pen): void;
}
export class Pen {
  readonly context: CanvasRenderingContext2D;
  constructor(context: CanvasRenderingContext2D) {
    this.context = context;
  }
}
