/** Questions from the glossary: which term, which meaning, which missing word. */
import type { Library, Topic } from '../../types/lessons.ts';
import type {
  Batches,
  Gap,
  Question,
  QuestionTemplate,
  Random,
  SingleChoice,
  TrueOrFalse,
} from '../../types/quiz.ts';
import { pickDistractors, single } from '../choices.ts';
import { templateOf } from '../question-template.ts';
import { pick } from '../random.ts';
import { gapMark, letterHint, loneSentences, maskNames, sharesStem, stems } from '../text-overlap.ts';

/** A term with the first sentence of its definition. */
interface Entry {
  topic: Topic;
  /** The title and its synonyms. */
  names: string[];
  meaning: string;
  /** The rest of the definition, if it does not name the term. */
  hint?: string;
  /** Stems of each name, of the whole definition, and of its first sentence. */
  stems: { names: ReadonlySet<string>[]; whole: ReadonlySet<string>; meaning: ReadonlySet<string> };
  /** Terms of the same category with a certainly different meaning. */
  others: Entry[];
}

const wrongCount = 3;
/** Without categories, neighbours in the glossary make plausible distractors. */
const neighbours = 12;
const nearest = 4;
/** Compares a term with this many before and after it. */
const farthest = 200;

/** Templates for every term's meaning and every synonym. */
export function* termTemplates(library: Library): Batches {
  const entries: Entry[] = [];
  for (const topic of library.topics.values()) {
    if (topic.kind === 'term') entries.push(...entryOf(topic));
    yield [];
  }
  for (const place of entries.keys()) {
    findOthers(entries, place);
    yield [];
  }
  for (const entry of entries)
    if (entry.others.length >= wrongCount)
      yield [...meaningTemplates(entry), ...(entry.topic.synonyms ?? []).flatMap(aliasTemplates(entry))];
}

/** Empty without a definition. */
function entryOf(topic: Topic): Entry[] {
  const [meaning, ...more] = loneSentences(plain(topic.text.first ?? ''));
  if (meaning === undefined) return [];
  const known = [topic.title, ...topic.aliases];
  const hint = more.join(' ');
  const whole = stems(plain(topic.text.first ?? ''));
  const found = { names: known.map(stems), whole, meaning: stems(maskNames(meaning, known)) };
  const names = [topic.title, ...(topic.synonyms ?? [])];
  const tells = known.some((name) => sharesStem(name, hint));
  return [{ topic, names, meaning, ...(hint && !tells && { hint }), stems: found, others: [] }];
}

function findOthers(entries: readonly Entry[], place: number): void {
  const entry = entries[place];
  if (!entry) return;
  const most = entry.topic.category === undefined ? neighbours : Number.POSITIVE_INFINITY;
  for (let distance = 1; distance <= farthest && entry.others.length < most; distance++)
    for (const other of [entries[place - distance], entries[place + distance]])
      if (other && entry.others.length < most && areOfAKind(entry, other) && areApart(entry, other))
        entry.others.push(other);
}

const areOfAKind = (a: Entry, b: Entry): boolean => a.topic.category === b.topic.category;

/** Whether the names share no stem, neither definition contains the other's name, and the meanings differ. */
function areApart(a: Entry, b: Entry): boolean {
  return (
    a.stems.names.every((name) => b.stems.names.every((other) => name.isDisjointFrom(other))) &&
    !b.stems.names.some((name) => name.isSubsetOf(a.stems.whole)) &&
    !a.stems.names.some((name) => name.isSubsetOf(b.stems.whole)) &&
    a.stems.meaning.intersection(b.stems.meaning).size <
      Math.min(a.stems.meaning.size, b.stems.meaning.size) / 2
  );
}

/** Whether its description shares a stem with one of its names. */
const sharesStemWithName = ({ topic, meaning }: Entry): boolean =>
  [topic.title, ...topic.aliases].some((name) => sharesStem(name, meaning));

/** Whether its description contains a whole name. Masking it would remove the sense. */
const containsName = ({ names, meaning }: Entry): boolean =>
  names.some((name) => stems(name).isSubsetOf(stems(meaning)));

/** Empty where the description contains the term; where it shares a stem, only the gap wording works. */
function meaningTemplates(entry: Entry): QuestionTemplate[] {
  const { topic } = entry;
  if (containsName(entry)) return [];
  const isTyped = sharesStemWithName(entry);
  const wordings: Wording[] = isTyped
    ? [whichWord]
    : [
        whichTerm,
        ...(describable(entry).length > 0 ? [isMeant] : []),
        ...(describable(entry).length >= wrongCount ? [whatMeans] : []),
      ];
  const about = { fact: `term:${topic.id}`, source: 'term', topic: topic.id, level: 'first' } as const;
  return [
    templateOf({ ...about, difficulty: isTyped ? 2 : 1 }, (random) => ({
      explanation: `**${topic.title}:** ${whole(topic)}`,
      ...pick(random, wordings)(entry, random),
    })),
  ];
}

type Wording = (
  entry: Entry,
  random: Random,
) => Pick<Question, 'prompt' | 'hint'> & { explanation?: string } & (SingleChoice | TrueOrFalse | Gap);

const whichTerm: Wording = ({ topic, meaning, hint, others }, random) => ({
  prompt: `Which term has this meaning?\n> ${meaning}`,
  ...(hint !== undefined && { hint: `It is also said of it: ${hint}` }),
  ...single(
    random,
    { text: topic.title },
    pickDistractors(random, topic.title, others, wrongCount, titleOf).map(asTerm),
  ),
});

const whatMeans: Wording = (entry, random) => ({
  prompt: `What is meant by “${entry.topic.title}”?`,
  ...single(
    random,
    { text: entry.meaning },
    pickDistractors(random, entry.meaning, describable(entry), wrongCount, ({ meaning }) => meaning).map(
      ({ topic, meaning }) => ({ text: meaning, remark: `That is the meaning of “${topic.title}”.` }),
    ),
  ),
});

const isMeant: Wording = (entry, random) => {
  const { topic, meaning } = entry;
  // Neighbouring terms make plausible false statements.
  const other = pick(random, describable(entry).slice(0, nearest));
  const right = random() < 0.5;
  return {
    prompt: `True or false? This is the meaning of “${topic.title}”.\n> ${right ? meaning : other.meaning}`,
    ...(!right && {
      explanation: `That is the meaning of “${other.topic.title}”. **${topic.title}:** ${whole(topic)}`,
    }),
    kind: 'boolean',
    right,
  };
};

const whichWord: Wording = ({ topic, names, meaning }) => ({
  prompt: `Which term fills the gap?\n> **${gapMark}** is the name of this: ${meaning}`,
  hint: letterHint(topic.title),
  kind: 'gap',
  right: names,
});

/** A template for a synonym, unless it repeats or abbreviates the term. */
const aliasTemplates =
  ({ topic, others }: Entry) =>
  (synonym: string): QuestionTemplate[] => {
    const apart = others.filter(({ topic: other }) => !sharesStem(other.title, synonym));
    if (!isAnotherName(synonym, topic) || apart.length < wrongCount) return [];
    const fact = `alias:${topic.id}:${synonym}`;
    const make = (random: Random) => ({
      prompt: `Which of these is also called “${synonym}”?`,
      explanation: `**${topic.title}** is also called ${synonym}. It means: ${whole(topic)}`,
      ...single(
        random,
        { text: topic.title },
        pickDistractors(random, topic.title, apart, wrongCount, titleOf).map(asTerm),
      ),
    });
    return [templateOf({ fact, source: 'term', topic: topic.id, level: 'first', difficulty: 2 }, make)];
  };

/** Whether it is no repetition, abbreviation or other spelling of an earlier name. */
function isAnotherName(synonym: string, { title, synonyms = [] }: Topic): boolean {
  const earlier = [title, ...synonyms.slice(0, synonyms.indexOf(synonym))];
  const short = [synonym, title].some((name) => /^[\p{Lu}\d]+$/u.test(name));
  const stands = initials(synonym) === title.toLowerCase();
  return (
    !short &&
    !stands &&
    !earlier.some((name) => sharesStem(synonym, name) || beginning(synonym) === beginning(name))
  );
}

const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0).toLowerCase())
    .join('');

const beginning = (name: string): string =>
  name
    .replace(/[\s-]+/g, '')
    .slice(0, 3)
    .toLowerCase();

/** Other terms whose descriptions reveal neither name. */
const describable = ({ topic, others }: Entry): Entry[] =>
  others.filter((other) => !sharesStemWithName(other) && !sharesStem(topic.title, other.meaning));

const titleOf = ({ topic }: Entry): string => topic.title;

const asTerm = ({ topic, meaning }: Entry) => ({
  text: topic.title,
  remark: `**${topic.title}:** ${meaning}`,
});

/** The definition without references to other places. */
const whole = ({ text }: Topic): string => loneSentences(plain(text.first ?? '')).join(' ');

/** Without emphasis, which would highlight words. */
const plain = (text: string): string => text.replaceAll(/\*+/g, '').replaceAll(/\s+/g, ' ').trim();
