/** What the README says about the outside, held against the code. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainClose } from '../src/discord/gateway.ts';
import { permissionNames } from '../src/discord/permissions.ts';
import { datasets, networks } from '../src/types/training.ts';

const readme = readFileSync(path.join(import.meta.dirname, '../README.md'), 'utf8').replace(/\s+/g, ' ');
const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

describe('the README', () => {
  it('names the permissions that the invite link asks for, and no others', () => {
    const [, count, list = ''] = /It asks for (\w+) permissions: ([^.]+)\./.exec(readme) ?? [];
    const names = list.split(', ');
    expect(names).toEqual(Object.values(permissionNames));
    expect(count).toBe(numbers[names.length]);
  });

  it('names every network and data set', () => {
    const [, row = ''] = /`\/train network \[.*?\]` \| (.*?), live;/.exec(readme) ?? [];
    expect([...row.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual([...networks, ...datasets]);
  });

  it('gives each close code of Discord the exit code that it has', () => {
    const codes = [4004, 4010, 4011, 4012, 4013, 4014];
    for (const [exit, startAgain] of [
      [75, true],
      [78, false],
    ] as const) {
      const [, list] = new RegExp(`\\| ${exit} \\| [^|]*\\(([\\d, ]+)\\)`).exec(readme) ?? [];
      expect(list).toBe(codes.filter((code) => explainClose(code).startAgain === startAgain).join(', '));
    }
  });
});
