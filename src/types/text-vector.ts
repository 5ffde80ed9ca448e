import { z } from 'zod';

/** Numbers in the vector of a text. */
export const vectorSize = 384;

/** The vector that an encoder makes of a text. */
export const textVector = z.custom<Float32Array>(
  (value) => value instanceof Float32Array && value.length === vectorSize,
);
