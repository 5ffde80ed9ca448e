import { readFileSync } from 'node:fs';
import { convert } from '../../src/lessons/convert/index.ts';

/** What a text becomes under a name. */
export const converted = (name: string, content: string) => convert(name, new TextEncoder().encode(content));

/** What one of the examples becomes. */
export const example = (name: string) =>
  convert(name, new Uint8Array(readFileSync(`test/fixtures/conversion/${name}`)));
