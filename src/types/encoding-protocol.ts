/** What the bot and its encoding process say to each other, over Node's IPC with advanced serialisation. */
import { z } from 'zod';

/** Numbers that stand for a text. */
export const vectorSize = 384;

/** One text: a question then never waits for more than the text that is being read. */
export const toEncoder = z.object({ type: z.literal('encode'), id: z.int(), text: z.string() });

export const fromEncoder = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('encoded'),
    id: z.int(),
    vector: z.custom<Float32Array>((value) => value instanceof Float32Array && value.length === vectorSize),
  }),
  z.object({ type: z.literal('failed'), id: z.int(), message: z.string() }),
]);

export type ToEncoder = z.infer<typeof toEncoder>;
export type FromEncoder = z.infer<typeof fromEncoder>;
