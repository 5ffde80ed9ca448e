/** What the README says about the outside, held against the code. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainClose } from '../src/discord/gateway.ts';
import { permissionNames } from '../src/discord/permissions.ts';
import { datasets, networks } from '../src/types/training.ts';

const root = path.join(import.meta.dirname, '..');
const source = readFileSync(path.join(root, 'README.md'), 'utf8');
const readme = source.replace(/\s+/g, ' ');
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

  it('shows every room of the house, and no other', () => {
    const [, floors = ''] = /## How it is built[\s\S]*?```\n([\s\S]*?)```/.exec(source) ?? [];
    const shown = [...floors.matchAll(/src\/(ml\/)?(?:\{([\w,]+)\}|(\w+))/g)].flatMap(
      ([, ml = '', several, one = '']) => (several?.split(',') ?? [one]).map((name) => `src/${ml}${name}`),
    );
    const rooms = globSync('src/{*,ml/*}/', { cwd: root }).map((room) => room.replace(/\/$/, ''));
    expect(shown.sort()).toEqual(rooms.filter((room) => room !== 'src/ml').sort());
    const programs = [...floors.matchAll(/(?<=\s)[\w-]+\.ts/g)].map(([name]) => name);
    expect(programs.sort()).toEqual(globSync('*.ts', { cwd: path.join(root, 'src') }).sort());
  });

  it('names files that are there on the way of one /train', () => {
    const [, way = ''] = /One `\/train` on its way:([\s\S]*?)Data flows one way/.exec(source) ?? [];
    const files = [...way.matchAll(/`([\w/-]+\.ts)`/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(10);
    expect(
      files.filter((file) => ![file, `src/${file}`].some((each) => existsSync(path.join(root, each)))),
    ).toEqual([]);
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
