/** The part of gifenc that is used. The package has no types of its own. */
declare module 'gifenc' {
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
  const gifenc: {
    GIFEncoder(): Encoder;
    /** The most useful colours of RGBA bytes. */
    quantize(rgba: Uint8Array | Uint8ClampedArray, colours: number): number[][];
    /** For each pixel of RGBA bytes the index of the nearest colour. */
    applyPalette(rgba: Uint8Array | Uint8ClampedArray, palette: number[][]): Uint8Array;
  };
  export default gifenc;
}
