/** Questions from the glossary: which term is meant, what does a term mean, which word is missing. */
import type { Library, Topic } from '../../documents/types.ts';
import { single } from '../choices.ts';
import { factOf } from '../fact.ts';
import { draw, pick } from '../random.ts';
import type { Fact, Gap, Question, Random, SingleChoice, TrueOrFalse } from '../types.ts';
import { gapMark, mask, sentences, stems, touches } from '../wording.ts';

/** A term with the first sentence of its definition: the one that says what it is. */
interface Entry {
  topic: Topic;
  names: string[];
  meaning: string;
  /** The meaning without the term's own words. */
  masked: string;
  /** The telling words of each name, of the whole definition, and of the masked meaning. */
  stems: { names: Set<string>[]; whole: Set<string>; masked: Set<string> };
  /** Terms that certainly mean something else, the nearest in the glossary first. */
  others: Entry[];
}

const wrongOptions = 3;
/** Neighbours in a glossary are about one subject: wrong options from there have to be thought about. */
const neighbours = 12;
/** Of options this much longer or shorter than the right one the eye would be a better judge than the mind. */
const lengthRatio = 1.8;

/** For every term what it means, and for every other name that it goes by, that it does. */
export function termFacts(library: Library): Fact[] {
  const entries = entriesOf(library);
  return entries.flatMap((entry) => [meaningFact(entry), ...entry.topic.aliases.flatMap(aliasFact(entry))]);
}

function entriesOf(library: Library): Entry[] {
  const terms = [...library.topics.values()].filter(({ kind }) => kind === 'term');
  const entries = terms.flatMap((topic): Entry[] => {
    const [meaning] = sentences(plain(topic.text.first ?? ''));
    if (meaning === undefined) return [];
    const names = [topic.title, ...topic.aliases];
    const masked = mask(meaning, names);
    const whole = stems(plain(topic.text.first ?? ''));
    const found = { names: names.map(stems), whole, masked: stems(masked) };
    return [{ topic, names, meaning, masked, stems: found, others: [] }];
  });
  for (const [place, entry] of entries.entries()) {
    entry.others = entries
      .map((other, at) => ({ other, distance: Math.abs(at - place) }))
      .filter(({ other }) => other !== entry && areApart(entry, other))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, neighbours)
      .map(({ other }) => other);
  }
  return entries.filter(({ others }) => others.length >= wrongOptions);
}

/** Neither names the other, none shares a word with the other's name, and their meanings differ. */
function areApart(a: Entry, b: Entry): boolean {
  return (
    a.stems.names.every((name) => b.stems.names.every((other) => name.isDisjointFrom(other))) &&
    !b.stems.names.some((name) => name.isSubsetOf(a.stems.whole)) &&
    !a.stems.names.some((name) => name.isSubsetOf(b.stems.whole)) &&
    a.stems.masked.intersection(b.stems.masked).size < Math.min(a.stems.masked.size, b.stems.masked.size) / 2
  );
}

function meaningFact(entry: Entry): Fact {
  const { topic, meaning } = entry;
  const about = { fact: `term:${topic.id}`, source: 'term', topic: topic.id, level: 'first' } as const;
  const candidates = similarInLength(entry);
  const speaksOfItself = touches(topic.title, meaning);
  const wordings: Wording[] = [
    whichTerm,
    ...(!speaksOfItself && candidates.length >= wrongOptions ? [whatMeans] : []),
    ...(speaksOfItself ? [] : [isMeant, whichWord]),
  ];
  return factOf(about, (random) => ({
    explanation: `**${topic.title}:** ${whole(topic)}`,
    ...pick(random, wordings)(entry, random),
  }));
}

type Wording = (
  entry: Entry,
  random: Random,
) => Pick<Question, 'prompt' | 'hint'> & (SingleChoice | TrueOrFalse | Gap);

const whichTerm: Wording = ({ topic, masked, others }, random) => ({
  prompt: `Which term is meant?\n> ${masked}`,
  hint: `It begins with “${topic.title.charAt(0)}”.`,
  ...single(random, { text: topic.title }, draw(random, others, wrongOptions, () => 1).map(asTerm)),
});

const whatMeans: Wording = (entry, random) => ({
  prompt: `**${entry.topic.title}:** which description fits?`,
  ...single(
    random,
    { text: entry.meaning },
    draw(random, similarInLength(entry), wrongOptions, () => 1).map(({ topic, meaning }) => ({
      text: meaning,
      remark: `That is: ${topic.title}.`,
    })),
  ),
});

const isMeant: Wording = ({ topic, meaning, others }, random) => {
  const right = random() < 0.5;
  const other = pick(random, others);
  return {
    prompt: `True or false?\n> **${topic.title}:** ${right ? meaning : mask(other.meaning, other.names)}`,
    kind: 'boolean',
    right,
  };
};

const whichWord: Wording = ({ topic, names, masked }) => ({
  prompt: `Fill the gap with one term.\n> **${gapMark}:** ${masked}`,
  hint: `It has ${topic.title.length} letters and begins with “${topic.title.charAt(0)}”.`,
  kind: 'gap',
  right: names,
});

/** Another name for a term; one that says the same words, or only abbreviates it, would answer itself. */
const aliasFact =
  ({ topic, others }: Entry) =>
  (alias: string): Fact[] => {
    const apart = others.filter(({ topic: other }) => !touches(other.title, alias));
    if (!isAnotherName(alias, topic) || apart.length < wrongOptions) return [];
    const fact = `alias:${topic.id}:${alias}`;
    const make = (random: Random) => ({
      prompt: `Which of these is also called “${alias}”?`,
      explanation: `**${topic.title}** is also called ${alias}: ${whole(topic)}`,
      ...single(random, { text: topic.title }, draw(random, apart, wrongOptions, () => 1).map(asTerm)),
    });
    return [factOf({ fact, source: 'term', topic: topic.id, level: 'first' }, make)];
  };

/** Neither the same words, nor an abbreviation of them, nor another spelling of an earlier alias. */
function isAnotherName(alias: string, { title, aliases }: Topic): boolean {
  const earlier = [title, ...aliases.slice(0, aliases.indexOf(alias))];
  const short = [alias, title].some((name) => /^[\p{Lu}\d]+$/u.test(name));
  return !short && !earlier.some((name) => touches(alias, name) || beginning(alias) === beginning(name));
}

const beginning = (name: string): string =>
  name
    .replace(/[\s-]+/g, '')
    .slice(0, 4)
    .toLowerCase();

const similarInLength = ({ topic, meaning, others }: Entry): Entry[] =>
  others.filter(
    (other) =>
      other.meaning.length < meaning.length * lengthRatio &&
      meaning.length < other.meaning.length * lengthRatio &&
      !touches(topic.title, other.meaning) &&
      !touches(other.topic.title, other.meaning),
  );

const asTerm = ({ topic, meaning }: Entry) => ({ text: topic.title, remark: `${topic.title}: ${meaning}` });

/** Without what only points elsewhere. */
const whole = ({ text }: Topic): string => sentences(plain(text.first ?? '')).join(' ');

/** Emphasis would point at words. */
const plain = (text: string): string => text.replaceAll(/\*+/g, '').replaceAll(/\s+/g, ' ').trim();
