/** Divides a generated answer into claims, and checks each against its sources without another call. */
import { numbersIn } from '../text/numbers.ts';
import { sentences } from '../text/sentences.ts';
import { words } from '../text/words.ts';
import { normaliseCitations } from './citations.ts';
import type { Evidence } from './evidence.ts';
import { repeatsRules } from './prompt.ts';

export interface Claim {
  /** Without citations. It becomes `inert` only when it is shown. */
  text: string;
  /** Places in the list of evidence, from 0. Empty where the claim names a gap of the documents. */
  cites: number[];
}

/** Characters of the shortest claim: “No.” without a source belongs to the next sentence. */
const shortestClaim = 12;
/** Marks of lists, quotations and emphasis. `7*7` has none. */
const mark = /^\s*(?:(?:[>#*•–-]+|\d{1,2}[.)])\s+)+|\*\*|`|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])/g;
const citation = /\s?\[(\d+(?:\s*,\s*\d+)*)\]/g;

/** “Text [1]. More. [2, 3]” → the sentences and their sources. One without a citation shares those of the next one. */
export function claimsIn(text: string): Claim[] {
  // A citation behind the full stop belongs to the sentence before it.
  const moved = normaliseCitations(text).replace(/([.!?])((?:\s*\[\d+(?:\s*,\s*\d+)*\])+)/g, '$2$1');
  const claims: Claim[] = [];
  let pending: Claim = { text: '', cites: [] };
  for (const part of sentences(moved, 'generated')) {
    const said = part.replace(citation, '').replace(mark, '').replace(/\s+/g, ' ').trim();
    const cites = [...part.matchAll(citation)].flatMap(([, list = '']) =>
      list.split(',').map((number) => Number(number) - 1),
    );
    pending = { text: `${pending.text} ${said}`.trim(), cites: [...new Set([...pending.cites, ...cites])] };
    if (pending.text === '' || (pending.text.length < shortestClaim && pending.cites.length === 0)) continue;
    claims.push(pending);
    pending = { text: '', cites: [] };
  }
  if (pending.text !== '') claims.push(pending);
  for (let i = claims.length - 2; i >= 0; i--) {
    const [claim, next] = claims.slice(i);
    if (claim?.cites.length === 0 && !namesGap(claim)) claim.cites = next?.cites ?? [];
  }
  return claims;
}

const gap = /^the (?:documents|sources) (?:do not|don[’']t) (?:say|cover|tell|mention)\b/i;
/** Whether a sentence says that the documents do not answer a part of the question. */
export const namesGap = ({ text }: Claim): boolean => gap.test(text);

export interface Checked {
  claims: readonly Claim[];
  evidence: readonly Evidence[];
  /** The questions of the learner. An answer may repeat their names and numbers. */
  asked: string;
}

const mostClaims = 10;
/** Characters of an answer: one Discord message, with room for escapes. */
export const longestAnswer = 3_000;

/** The objections to an answer, one English sentence each. Without any, the model may judge it. */
export function objectionsTo({ claims, evidence, asked }: Checked): string[] {
  if (claims.length === 0) return ['It says nothing.'];
  const length = claims.reduce((sum, { text }) => sum + text.length, 0);
  if (claims.length > mostClaims || length > longestAnswer) return ['It is longer than six sentences.'];
  const said = claims.map(({ text }) => normalise(text));
  return claims.flatMap((claim, i) => {
    const fault = said.indexOf(said[i] ?? '') < i ? 'is there twice' : objectionTo(claim, evidence, asked);
    return fault === undefined ? [] : `“${claim.text}” ${fault}.`;
  });
}

function objectionTo(claim: Claim, evidence: readonly Evidence[], asked: string): string | undefined {
  const { text } = claim;
  const isGap = namesGap(claim);
  if (suspicious.test(text)) return 'holds a link, a mention, code or a mark of a chat';
  if (repeatsRules(text.replace(gap, ''))) return 'repeats what you were told';
  if (evidence.some(({ label }) => normalise(label) === normalise(text)))
    return 'is only the name of a source';
  const sources = isGap ? evidence : claim.cites.flatMap((cite) => evidence[cite] ?? []);
  if (!isGap && sources.length === 0) return 'names no source that is there';
  if (!isGap && sources.length < claim.cites.length) return 'names a source that is not there';
  const known = `${sources.map(fullTextOf).join('\n')}\n${asked}`;
  const unknown = [
    // “Two” is often said of what a source merely lists.
    ...unknownIn(numbersIn(text, 3), numbersIn(known)),
    ...unknownIn(namesIn(text), wordsIn(known)),
  ];
  if (unknown.length === 0) return undefined;
  return `holds ${unknown.map((each) => `“${each.replace(/pow(minus)?/, (_, sign) => (sign ? '^-' : '^'))}”`).join(', ')}, which neither its sources nor the question have`;
}

const fullTextOf = ({ text, label, topic }: Evidence): string =>
  [label, text, ...(topic ? [topic.title, topic.lesson, ...topic.aliases] : [])].join('\n');

const normalise = (text: string): string => words(text).join(' ');

/** Links, mentions, marks of a chat template, code: an answer from the documents needs none. */
export const suspicious =
  /https?:|www\.|discord\.(gg|com)|\w\.(com|net|org|io|gg|ru)\b|@(everyone|here)|<[@#:/!|a-z]|\]\(|```|<\||\|>|start_of_turn|end_of_turn|\b(system|user|assistant):|^model:|[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/iu;

const unknownIn = (said: readonly string[], known: readonly string[]): string[] => {
  const all = new Set(known.map(withoutEnding));
  return [...new Set(said)].filter((each) => !all.has(withoutEnding(each)));
};

/** A word without case and without the s of a plural or a genitive. */
const withoutEnding = (word: string): string => word.replace(/[’']s$|(?<=\p{L}{2})s$/u, '').toLowerCase();

const word = /[\p{L}\p{N}_]+(?:[’'.][\p{L}\p{N}_]+)*/gu;
/** The words of a text, and the parts of names such as `layers.LSTM`. */
const wordsIn = (text: string): string[] =>
  (text.match(word) ?? []).flatMap((each) => [each, ...each.split('.')]);
const beginning = /(?:^|[.!?:;]["”)]?\s+|["“(]\s*)$/;

/** The names in a text: acronyms, identifiers, and words with a capital within a sentence. */
const namesIn = (text: string): string[] =>
  [...text.matchAll(word)].flatMap(({ 0: name, index }) => {
    const isName = /\B\p{Lu}|_|^\p{L}{2,}\.\p{L}{2,}/u.test(name);
    const isTall = /^\p{Lu}./u.test(name) && !beginning.test(text.slice(0, index));
    return isName || isTall ? [name] : [];
  });
