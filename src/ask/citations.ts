/** Normalises the ways in which models cite a source to `[1]` or `[1, 2]` behind the sentence. */

import { sentences } from '../text/sentences.ts';

const number = '#?\\d{1,3}';
const source = '(?:sources?|src|refs?|references?|passages?|documents?)\\.?\\s*';
const list = `(?:${source})?${number}(?:\\s*(?:[,;&]|\\band\\b)\\s*(?:${source})?${number}){0,9}`;

/** 【1】, 【1†source】, [[1]], [^1], [Source 1], [sources 1 and 2]. */
const inBrackets = new RegExp(
  `【\\s*(${list})\\s*(?:†[^】]{0,40})?】|\\[\\[?\\^?\\s*(${list})\\s*\\]?\\]`,
  'gi',
);
/** (Source 1), (see sources 1, 2). */
const inParentheses = new RegExp(`\\(\\s*(?:see\\s+)?((?=${source})${list})\\s*\\)`, 'gi');
/** “According to source 1, …”, “Source 1 says that …”, “Source 1: …”, at the beginning of a sentence. */
const announced = new RegExp(
  `^(?:(?:according to|as (?:stated|said|explained) in|in|from)\\s+(?:the\\s+)?(${source}${number}),?\\s+|(${source}${number})(?::|\\s+(?:says|states|explains|notes|tells us)(?:\\s+that|:)?)\\s+)`,
  'i',
);
const plain = '\\[\\d+(?:, \\d+)*\\]';
const marksFor = (text: string): string => `[${(text.match(/\d+/g) ?? []).join(', ')}]`;

/** Writes each citation as `[1]` or `[1, 2]`, before the full stop of its sentence. */
export function normaliseCitations(text: string): string {
  return text
    .replace(inBrackets, (_, one: string | undefined, two: string | undefined) => marksFor(one ?? two ?? ''))
    .replace(inParentheses, (_, inside: string) => marksFor(inside))
    .split('\n')
    .map((line) => normaliseLine(line))
    .join('\n');
}

function normaliseLine(line: string): string {
  const begun = new RegExp(`^([\\s>#*•-]*)(?=${plain})`).exec(line);
  const ends = new RegExp(`${plain}[\\s.!?*_”"]*$`).test(line);
  // [1] One. [2] Two.
  if (begun && !ends && new RegExp(plain).test(line))
    return begun[0] + citeEachSentence(line.slice(begun[0].length));
  return sentences(line, 'everyStop')
    .map((sentence) => {
      const found = announced.exec(sentence);
      if (!found) return sentence;
      const rest = sentence.slice(found[0].length);
      const mark = ` ${marksFor(found[1] ?? found[2] ?? '')}`;
      const [, said = '', end = ''] = /^([\s\S]*?)([.!?]*)$/.exec(rest) ?? [];
      return said.charAt(0).toUpperCase() + said.slice(1) + mark + end;
    })
    .join(' ');
}

/** Moves citations that stand before their sentences behind each of them. */
function citeEachSentence(line: string): string {
  const parts = line.split(new RegExp(`(${plain}(?:\\s*${plain})*)[:.]?\\s*`));
  const said: string[] = [];
  for (let i = 1; i < parts.length; i += 2)
    for (const sentence of sentences(parts[i + 1] ?? '', 'everyStop'))
      said.push(sentence.replace(/([.!?]*)$/, ` ${parts[i]}$1`));
  return said.join(' ');
}
