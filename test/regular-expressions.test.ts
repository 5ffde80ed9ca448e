/** Regular expressions that see foreign text take time that grows with it, and not with its square. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
/** Where text arrives that somebody else has written. */
const folders = 'src/{ask,children,discord,lessons,quiz,text}/**/*.ts';

/** What may stay although the tool complains, and why. */
const allowed = new Map([
  ['/^([\\s\\S]*?)([.!?]*)$/', 'a sentence of a language model, of 500 tokens at most'],
  ['/([.!?]*)$/', 'a sentence of a language model, of 500 tokens at most'],
  ['/\\/+$/', 'an address from the configuration'],
]);

function expressionsIn(file: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('regex' in node) {
      const { pattern, flags } = node.regex as { pattern: string; flags: string };
      found.push(`/${pattern}/${flags}`);
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(readFileSync(path.join(root, file), 'utf8'), { lang: 'ts' }).body);
  return found;
}

/** `Move` and `Trade` are quadratic, `Self` is exponential or worse. */
function complaints(expression: string): string[] {
  const end = expression.lastIndexOf('/');
  const { reports } = analyse({ source: expression.slice(1, end), flags: expression.slice(end + 1) });
  return reports.map(({ type }) => `${type} in ${expression}`);
}

const files = [...globSync(folders, { cwd: root }), ...globSync('{commands/*,src/errors}.ts', { cwd: root })];
const all = files.flatMap((file) => expressionsIn(file).map((expression) => ({ file, expression })));

describe('regular expressions', () => {
  it('are found at all', () => expect(all.length).toBeGreaterThan(150));

  it.each(['/^(.*?)\\s*(?:\\(([^()]*)\\))?$/s', '/<[^>]*>/g', '/[ \\t]*\\n[ \\t>]*/g', '/(a+)+$/'])(
    'such as %s are complained about',
    (expression) => expect(complaints(expression)).not.toEqual([]),
  );

  it('that see foreign text are linear', () => {
    const slow = all
      .filter(({ expression }) => !allowed.has(expression))
      .flatMap(({ file, expression }) => complaints(expression).map((complaint) => `${file}: ${complaint}`));
    expect(slow).toEqual([]);
  });

  it('that are allowed are still there, and still complained about', () => {
    for (const expression of allowed.keys()) {
      expect(all.map((each) => each.expression)).toContain(expression);
      expect(complaints(expression)).not.toEqual([]);
    }
  });
});
