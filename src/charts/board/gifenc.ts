/** The part of gifenc that is used, with types, which the package lacks. */
import { createRequire } from 'node:module';

interface FrameOptions {
  /** RGB colours; the first frame's hold for all frames without their own. */
  palette?: number[][];
  /** Milliseconds. */
  delay?: number;
  /** -1 plays once. */
  repeat?: number;
  transparent?: boolean;
  transparentIndex?: number;
  /** 1 leaves the frame in place below the next one. */
  dispose?: number;
}

interface Encoder {
  writeFrame(indices: Uint8Array, width: number, height: number, options?: FrameOptions): void;
  finish(): void;
  bytes(): Uint8Array;
}

interface Gifenc {
  GIFEncoder(): Encoder;
  /** The most useful colours of RGBA bytes. */
  quantize(rgba: Uint8Array | Uint8ClampedArray, colours: number): number[][];
  /** For each pixel of RGBA bytes the index of the nearest colour. */
  applyPalette(rgba: Uint8Array | Uint8ClampedArray, palette: number[][]): Uint8Array;
}

/** The package is CommonJS with a default export of its own, so that `import` means different things to different tools. */
export const gifenc = createRequire(import.meta.url)('gifenc') as Gifenc;
