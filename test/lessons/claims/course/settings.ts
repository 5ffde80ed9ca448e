/** Settings of the training that a unit starts. */
import { readFileSync } from 'node:fs';

export function setting(unit: string, name: 'samples' | 'epochs' | 'learning_rate'): number {
  const text = readFileSync(`documents/course/${unit}.md`, 'utf8');
  return Number(new RegExp(`train: .*\\b${name}: ([\\d.]+)`).exec(text)?.[1]);
}
