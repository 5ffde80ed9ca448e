/** The parts of a line: emphasis, code, links, mentions, timestamps, spoilers. */
import type { Inline } from './syntax.ts';

interface Rule {
  pattern: RegExp;
  make(match: RegExpExecArray): Inline | undefined;
}

type Wrapped = Extract<Inline, { children: Inline[]; kind: string }>['kind'];

const wrap = (pattern: RegExp, kind: Exclude<Wrapped, 'link'>): Rule => ({
  pattern,
  make: ([, inner = '']) => ({ kind, children: parseInline(inner) }),
});

const mention = (pattern: RegExp, target: Extract<Inline, { kind: 'mention' }>['target']): Rule => ({
  pattern,
  make: ([text, id = '']) => ({ kind: 'mention', target, id, text }),
});

const web = /^https?:\/\//;

/** Links lead to the web only: no script, no file. */
const link = (url: string, children: Inline[]): Inline | undefined =>
  web.test(url) && URL.canParse(url) ? { kind: 'link', url, children } : undefined;

/** In order: the first rule that matches at a place wins. */
const rules: Rule[] = [
  { pattern: /^\\([^A-Za-z0-9\s])/, make: ([, text = '']) => ({ kind: 'text', text }) },
  {
    pattern: /^(`+)([\s\S]*?[^`])\1(?!`)/,
    make: ([, , text = '']) => ({ kind: 'code', text: text.trim() || text }),
  },
  wrap(/^\|\|([\s\S]+?)\|\|/, 'spoiler'),
  wrap(/^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/s, 'strong'),
  wrap(/^__((?:\\.|[^\\])+?)__(?!_)/s, 'underline'),
  wrap(/^~~((?:\\.|[^\\])+?)~~/s, 'strike'),
  wrap(/^\*(?!\s)((?:\*\*|\\.|[^*\\])+?)(?<!\s)\*(?!\*)/s, 'emphasis'),
  wrap(/^_((?:__|\\.|[^_\\])+?)_(?!\w)/s, 'emphasis'),
  {
    pattern: /^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/,
    make: ([, seconds, style = 'f']) => ({ kind: 'time', seconds: Number(seconds), style }),
  },
  mention(/^<@!?(\d+)>/, 'user'),
  mention(/^<@&(\d+)>/, 'role'),
  mention(/^<#(\d+)>/, 'channel'),
  {
    pattern: /^<\/([^:>\n]+):(\d+)>/,
    make: ([, name = '', id = '']) => ({ kind: 'mention', target: 'command', id, text: `/${name}` }),
  },
  mention(/^(@everyone|@here)\b/, 'everyone'),
  { pattern: /^<a?:(\w+):\d+>/, make: ([, name = '']) => ({ kind: 'text', text: `:${name}:` }) },
  {
    pattern: /^\[((?:\\.|[^\]\\\n])+)\]\(<?((?:[^\s()<>]|\([^\s()]*\))+)>?\)/,
    make: ([, label = '', url = '']) => link(url, parseInline(label)),
  },
  { pattern: /^<(https?:\/\/[^\s>]+)>/, make: ([, url = '']) => link(url, [{ kind: 'text', text: url }]) },
  {
    pattern: /^https?:\/\/[^\s<]*[^\s<.,:;!?"')\]*_|]/,
    make: ([url]) => link(url, [{ kind: 'text', text: url }]),
  },
  { pattern: /^\n/, make: () => ({ kind: 'break' }) },
];

/** An underscore inside a word is no emphasis. */
const insideWord = (text: string, index: number) => text[index] === '_' && /\w/.test(text[index - 1] ?? '');

const special = /[\\`|*_~<[@h\n]/;

export function parseInline(text: string): Inline[] {
  const nodes: Inline[] = [];
  let plain = '';
  let index = 0;
  while (index < text.length) {
    const found =
      special.test(text[index] ?? '') && !insideWord(text, index) ? matchAt(text, index) : undefined;
    if (!found) {
      plain += text[index];
      index += 1;
      continue;
    }
    if (plain) nodes.push({ kind: 'text', text: plain });
    plain = '';
    nodes.push(found.node);
    index += found.length;
  }
  if (plain) nodes.push({ kind: 'text', text: plain });
  return nodes;
}

function matchAt(text: string, index: number): { node: Inline; length: number } | undefined {
  const rest = text.slice(index);
  for (const { pattern, make } of rules) {
    const match = pattern.exec(rest);
    const node = match && make(match);
    if (match && node) return { node, length: match[0].length };
  }
  return undefined;
}
