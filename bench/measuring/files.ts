import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Task } from './task.ts';

/** Reads one split of a task's examples: x [size, steps, features], y [size]. */
export function readSplit({ folder }: Task, name: string): { size: number; x: Float32Array; y: Int32Array } {
  const bytes = (suffix: string) =>
    new Uint8Array(readFileSync(path.join(folder, `${name}-${suffix}`))).buffer;
  const y = new Int32Array(bytes('y.i32'));
  return { size: y.length, x: new Float32Array(bytes('x.f32')), y };
}
