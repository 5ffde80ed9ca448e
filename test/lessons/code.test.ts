/** The lesson on code: its JavaScript runs on tfjs-node, and what stands behind each arrow is what comes out. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countsOf, examplesOf, instrumentJavaScript, shown } from '../../bench/measuring/examples.ts';
import { ownParameters } from '../../bench/measuring/parameters.ts';
import * as tf from '../../src/ml/engine/tensorflow.ts';
import { networks } from '../../src/types/training.ts';

const lesson = readFileSync(`${import.meta.dirname}/../../documents/code.md`, 'utf8');
const examples = examplesOf(lesson);
const scripts = examples.filter(({ language }) => language === 'js');

/** Runs one example; every arrow in it becomes a line of what is written there and of what came out. */
function run(code: string): { written: string[]; given: string[] } {
  const [written, given]: [string[], string[]] = [[], []];
  const check = (_line: number, value: unknown, expected: string) => {
    written.push(expected);
    given.push(shown(value));
  };
  new Function('tf', 'check', instrumentJavaScript(code))(tf, check);
  return { written, given };
}

test.each(scripts)('the example of $topic in line $line gives what it says', ({ code }) => {
  const { written, given } = run(code);
  expect(given).toEqual(written);
  expect(written.length).toBeGreaterThan(0);
});

test('an arrow that says something else is noticed', () => {
  const { written, given } = run('const a =\n  tf.ones([2]);\na\n  .shape;\n// → [3]\n');
  expect([written, given]).toEqual([['[3]'], ['[2]']]);
});

test('there is an example in every topic, and each Python one has an arrow', () => {
  const topics = [...lesson.matchAll(/^id: (\S+)$/gm)].map(([, id]) => id).filter((id) => id !== 'code');
  for (const language of ['js', 'python'])
    expect(new Set(examples.filter((one) => one.language === language).map(({ topic }) => topic))).toEqual(
      new Set(topics),
    );
  const silent = examples.filter(({ code }) => !/^(?:#|\/\/) → /m.test(code));
  expect(silent).toEqual([]);
});

test('code is narrow enough for a phone', () => {
  const blocks = [...lesson.matchAll(/^```(?:text|js|python)\n([\s\S]*?)^```/gm)].map(
    ([, code = '']) => code,
  );
  expect(blocks.flatMap((code) => code.split('\n')).filter(({ length }) => length > 42)).toEqual([]);
});

describe('the parameters', () => {
  const counts = countsOf(lesson);
  /** What `net.countParams()` gives in the example of a network. */
  const stock = (network: string) => {
    const script = scripts.find(({ topic }) => topic === `code-${network}`);
    return Number(run(script?.code ?? '').given.at(-1));
  };

  test.each(networks)('of the %s are those of our network, and of the example', (network) => {
    const own = ownParameters(network, 64);
    expect(counts[network]).toMatchObject({ here: own, tfjs: own });
    expect(stock(network)).toBe(own);
  });
});
