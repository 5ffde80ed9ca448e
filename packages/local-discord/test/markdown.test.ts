import { describe, expect, test } from 'vitest';
import { parseBlocks } from '../page/markdown/blocks.ts';
import { parseInline } from '../page/markdown/inline.ts';
import type { Block, Inline } from '../page/markdown/syntax.ts';
import { timeText } from '../page/markdown/time.ts';

/** The tree in short: `strong(a)`. */
const shortInline = (nodes: Inline[]): string =>
  nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      if (node.kind === 'break') return '⏎';
      if (node.kind === 'code') return `code(${node.text})`;
      if (node.kind === 'time') return `time(${node.seconds},${node.style})`;
      if (node.kind === 'mention') return `${node.target}(${node.id || node.text})`;
      if (node.kind === 'link') return `link(${node.url},${shortInline(node.children)})`;
      return `${node.kind}(${shortInline(node.children)})`;
    })
    .join('');

const short = (blocks: Block[]): string =>
  blocks
    .map((block): string => {
      if (block.kind === 'code') return `pre(${block.language},${block.text})`;
      if (block.kind === 'quote') return `quote(${short(block.children)})`;
      if (block.kind === 'list') return `list(${[block.start ?? '*', ...block.items.map(short)].join(';')})`;
      if (block.kind === 'heading') return `h${block.level}(${shortInline(block.children)})`;
      return `${block.kind === 'subtext' ? 'small' : 'p'}(${shortInline(block.children)})`;
    })
    .join(' ');

describe('a line', () => {
  test.each([
    ['**bold** and *it* and _it_', 'strong(bold) and emphasis(it) and emphasis(it)'],
    ['***both***', 'strong(emphasis(both))'],
    ['**a *b* c**', 'strong(a emphasis(b) c)'],
    ['__under__ ~~gone~~ ||secret||', 'underline(under) strike(gone) spoiler(secret)'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['`a *b*` and ``c ` d``', 'code(a *b*) and code(c ` d)'],
    ['\\*not\\* bold', '*not* bold'],
    ['the layer return\\_sequences', 'the layer return_sequences'],
    ['**bias\\_ih** and bias\\_hh', 'strong(bias_ih) and bias_hh'],
    ['an open **end', 'an open **end'],
    ['[text](https://example.org/a_(b))', 'link(https://example.org/a_(b),text)'],
    ['[**x**](<https://example.org>)', 'link(https://example.org,strong(x))'],
    ['see https://example.org/a_b_c.', 'see link(https://example.org/a_b_c,https://example.org/a_b_c).'],
    ['<https://example.org>', 'link(https://example.org,https://example.org)'],
    ['[evil](javascript:alert(1))', '[evil](javascript:alert(1))'],
    ['<t:1700000000:R> <t:5>', 'time(1700000000,R) time(5,f)'],
    ['<@1> <@!2> <@&3> <#4> </go now:5>', 'user(1) user(2) role(3) channel(4) command(5)'],
    ['@everyone but not a@here.b', 'everyone(@everyone) but not aeveryone(@here).b'],
    ['<:smile:123> <script>alert(1)</script>', ':smile: <script>alert(1)</script>'],
    ['one\ntwo', 'one⏎two'],
  ])('%s', (text, expected) => {
    expect(shortInline(parseInline(text))).toBe(expected);
  });
});

describe('a text', () => {
  test.each([
    ['# One\n## Two\n### Three\n#### four', 'h1(One) h2(Two) h3(Three) p(#### four)'],
    ['#no heading', 'p(#no heading)'],
    ['-# small print', 'small(small print)'],
    ['a\n\nb', 'p(a⏎⏎b)'],
    ['- a\n- b\n  - c\n- d', 'list(*;p(a);p(b) list(*;p(c));p(d))'],
    ['3. a\n4. b', 'list(3;p(a);p(b))'],
    ['- a\n1. b', 'list(*;p(a)) list(1;p(b))'],
    ['> a\n> b\nc', 'quote(p(a⏎b)) p(c)'],
    ['a\n>>> b\nc\n- d', 'p(a) quote(p(b⏎c) list(*;p(d)))'],
    ['```py\nx = 1\n# y\n```', 'pre(py,x = 1\n# y)'],
    ['```\n**raw**\n```after', 'pre(,**raw**) p(after)'],
    ['before ```inside``` after', 'p(before ) pre(,inside) p(after)'],
    ['``` never closed', 'p(``` never closed)'],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(short(parseBlocks(text))).toBe(expected);
  });
});

test('relative times say how long', () => {
  const nowMs = Date.UTC(2026, 0, 10);
  const at = (days: number) => timeText(nowMs / 1_000 + days * 86_400, 'R', nowMs);
  expect([at(-2), at(0), at(1), at(60)]).toEqual(['2 days ago', 'now', 'tomorrow', 'in 2 months']);
});

test('a long text is read in a moment, however it is made', () => {
  const nasty = [
    '*'.repeat(4_000),
    '_a'.repeat(2_000),
    '||'.repeat(2_000),
    '['.repeat(4_000),
    '> '.repeat(2_000),
    '`'.repeat(4_000),
  ];
  for (const text of nasty) expect(short(parseBlocks(text)).length).toBeGreaterThan(0);
});

test.each(['>', '> ', '- ', '1. ', '- > ', '>>> '])('“%s” two thousand characters deep is shown', (mark) => {
  const text = short(parseBlocks(`${mark.repeat(2_000 / mark.length)}end`));
  expect(text).toContain('end');
  expect(text.match(/quote\(|list\(/g)?.length).toBe(10);
});
