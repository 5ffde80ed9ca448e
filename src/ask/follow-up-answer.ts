/** Answers a follow-up from the topic of the conversation, or says that the documents hold nothing more on it. */

import { holdsName } from '../lessons/names.ts';
import { stem } from '../text/stem.ts';
import { contentWords, words } from '../text/words.ts';
import type { Topic } from '../types/lessons.ts';
import type { DocumentAnswer } from './answer.ts';
import {
  type ConversationSubject,
  conversationSubject,
  otherThan,
  type Reading,
} from './conversation-topic.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import {
  exampleScore,
  type FollowUp,
  followUpIn,
  inFull,
  isBare,
  ownSubjects,
  reasonScore,
  singular,
  swapped,
  withoutEnd,
} from './follow-up.ts';
import type { RankedPassage } from './passage-index.ts';
import { introduces, type Passage } from './passages.ts';
import type { Exchange } from './prompt.ts';
import type { Retrieval } from './retriever.ts';

/** What was found for a question of a conversation. */
export interface Resolved extends Retrieval {
  /** The topic that a follow-up was taken to be about. */
  about?: Topic;
}

type Want = Exclude<FollowUp, 'swap' | 'case'>;

/** A passage about the known topic may be less sure than one found by its words alone. */
const leastProbability = 0.3;
/** How much of a question a passage covers, or how near it is to a known question. */
const leastFit = { coverage: 0.5, wording: 0.6 };
const sourceCount = 8;
/** Characters in which a passage about a topic names it. */
const openingLength = 60;
/** Characters in which a passage that gives a reason gives it. */
const leadLength = 200;

/** Retrieves the answer to a question, with the exchanges before it where it follows up on them. */
export async function resolve(
  reading: Reading,
  question: string,
  history: readonly Exchange[],
): Promise<Resolved> {
  const { retriever, library, level } = reading;
  const alone = () => retriever.retrieve(library, question, level);
  const subject = history.length === 0 ? undefined : await conversationSubject(reading, history);
  if (!subject)
    return isBare(question)
      ? { answer: { kind: 'declined', nearest: [], isUnclear: true }, sources: [] }
      : alone();
  const { topic } = subject;
  const named = await retriever.topicsNamed(library, question);
  const kind = followUpIn(question, named, topic);
  if (kind === undefined) return alone();
  const other = otherThan(topic, named);
  if (kind === 'swap')
    return (
      (await about(reading, other, [swapped(subject.question, topic, other), other.title])) ??
      nothingOn(other, 'rest')
    );
  if (kind === 'case') {
    const found = await about(reading, other, [`${withoutEnd(subject.question)} for ${other.title}?`]);
    return found ? { ...found, about: topic } : { ...nothingOn(topic, 'rest', other) };
  }
  const found = await answerFollowUp(reading, question, kind, subject, history);
  if (found) return { ...found, about: topic };
  // It may have named its own topic all the same.
  if (other !== topic) return alone();
  return nothingOn(topic, kind === 'example' || kind === 'reason' ? kind : 'rest');
}

function nothingOn(topic: Topic, wanted: 'example' | 'reason' | 'rest', other?: Topic): Resolved {
  const answer: DocumentAnswer = {
    kind: 'declined',
    nearest: [topic, ...(other ? [other] : [])],
    followUp: { topic, wanted },
  };
  return { answer, sources: [], about: topic };
}

/** The answer to the first of some questions whose answer is about a topic. */
async function about(
  { retriever, library, level }: Reading,
  topic: Topic,
  questions: readonly string[],
): Promise<Resolved | undefined> {
  for (const question of questions) {
    const retrieval = await retriever.retrieve(library, question, level);
    const { answer } = retrieval;
    if (answer.kind === 'answered' && answer.evidence.some((each) => isAbout(topic, each)))
      return { ...retrieval, about: topic };
  }
  return undefined;
}

/** Whether a text belongs to a topic or names it. */
const isAbout = (topic: Topic, { topic: own, text }: { topic?: Topic; text: string }): boolean =>
  own?.id === topic.id || holdsName(text, topic);

async function answerFollowUp(
  reading: Reading,
  question: string,
  kind: Want,
  { topic, question: before }: ConversationSubject,
  history: readonly Exchange[],
): Promise<Retrieval | undefined> {
  const { retriever, library, level } = reading;
  const isNew = ({ text }: { text: string }) =>
    !history.some(({ answer }) => answer.includes(text.slice(0, 120)));
  const texts: Record<Want, string[]> = {
    example: [`example of ${topic.title}`],
    reason: [`why ${withoutQuestionWord(before)}`, `why ${topic.title}`],
    rest: [topic.title],
    easier: [topic.title],
    pronoun: [inFull(question, topic)],
  };
  const rankings = await Promise.all(texts[kind].map((text) => retriever.rank(library, text, level)));
  const all = rankings[0]?.index.ofTopic(topic) ?? [];
  const ranked = rankings.flatMap(({ ranking }) => ranking.whole);
  const { passages = [] } = rankings[0]?.index ?? {};
  const related = passages.filter((passage) => topic.related.includes(passage.topic.id));
  if (kind === 'pronoun') {
    // Rows of a table and sources are no passages.
    const isFact = ({ text }: Evidence) => !passages.some((passage) => text.includes(passage.text));
    const found = await about(reading, topic, [inFull(question, topic)]);
    if (found?.answer.kind === 'answered' && found.answer.evidence.slice(0, 1).some(isFact)) return found;
  }
  const asked = ownSubjects(question, topic).map(stem);
  const among = (isOpen: (passage: Passage) => boolean) => {
    const open = ranked.filter((each) => isOpen(each.passage) && (kind !== 'pronoun' || fits(each, asked)));
    return choose[kind]({
      ...{ topic, before, all },
      own: all.filter(isOpen),
      related: related.filter(isOpen),
      likely: likely(topic, open),
    });
  };
  // An answer may be repeated, an example may not.
  const isAnswer = kind === 'reason' || kind === 'pronoun';
  const passage = among(isNew) ?? (isAnswer ? among(() => true) : undefined);
  if (!passage) return undefined;
  return {
    answer: { kind: 'answered', evidence: [evidenceOf(passage)], missing: [], related: [topic] },
    sources: ranked.slice(0, sourceCount).map((each) => evidenceOf(each.passage)),
  };
}

const withoutQuestionWord = (question: string) =>
  question.replace(/^\W*(?:what|how|when|where|which|who|why)\b(?: is| are)?/i, '');

interface Choice {
  topic: Topic;
  /** The question before, in full. */
  before: string;
  /** All passages of the topic. */
  all: readonly Passage[];
  /** Those that were not shown. */
  own: readonly Passage[];
  /** Those of the topics that it relates to. */
  related: readonly Passage[];
  /** Passages about the topic that were not shown and probably answer, best first. */
  likely: readonly Passage[];
}

const choose: Record<Want, (choice: Choice) => Passage | undefined> = {
  example: ({ own, likely }) =>
    best(own, ({ text }) => exampleScore(text)) ?? likely.find(({ text }) => exampleScore(text) > 1),
  reason: ({ topic, own, likely, related, before }) => {
    const hasReason = ({ text }: Passage) => reasonScore(text) > 0;
    return (
      likely.find((passage) => isAskedWhy(passage, topic, before)) ??
      own.find((passage) => passage.level === 'first' && !passage.isAuthored && hasReason(passage)) ??
      likely.find(
        (passage) =>
          opensWith(topic, passage) &&
          !passage.questions.some(asksWhy) &&
          hasReason({ ...passage, text: passage.text.slice(0, leadLength) }),
      ) ??
      own.find(({ text }) => /^\W*why\b/i.test(text)) ??
      related.find(
        (passage) => /^why\b/i.test(passage.topic.title) && passage.level === 'first' && !passage.isAuthored,
      )
    );
  },
  rest: ({ own }) => own.find(({ isAuthored }) => !isAuthored) ?? own[0],
  easier: ({ all }) => {
    const easy = all.filter(({ level, isAuthored }) => level === 'first' && !isAuthored);
    return easy.find(introduces) ?? easy[0];
  },
  pronoun: ({ likely }) => likely.find((passage) => !introduces(passage)),
};

/** Whether a passage says something on the words of a question besides the name of the topic. */
const fits = ({ passage, features }: RankedPassage, asked: readonly string[]) =>
  features.wordingOfWhole >= leastFit.wording ||
  (features.coverageOfWhole >= leastFit.coverage && speaksOf(passage, asked));

/** Whether a passage holds one of some stems, where there are any. */
const speaksOf = ({ text }: Passage, stems: readonly string[]) =>
  stems.length === 0 || words(text).some((word) => stems.includes(stem(word)));

/** Whether it is known to answer why. In another topic, it must be about this one and what was asked before, and nothing else. */
function isAskedWhy({ questions, topic }: Passage, about: Topic, before: string): boolean {
  const { title, aliases } = about;
  const known = new Set([title, ...aliases, before, purposes].flatMap(words).map(singular));
  return questions.some((question) => {
    if (!asksWhy(question)) return false;
    return topic === about || contentWords(question).every((word) => known.has(singular(word)));
  });
}

/** A passage with such a question gives the reason of what that question names, and of nothing else. */
const asksWhy = (question: string) => /^\W*(?:but )?why\b/i.test(question);

const purposes =
  'need needed use used help helps good important matter matters work works exist necessary useful';

/** Whether the first words of a passage name a topic. */
const opensWith = (topic: Topic, { text }: Passage): boolean =>
  holdsName(text.slice(0, openingLength), topic);

/** A text that begins so answers another question. */
const isVerdict = ({ text }: Passage) => /^\W*(?:yes|no|not|neither)\b/i.test(text);
/** The lead of the topic's own passages. */
const ownLead = 0.1;

function likely(topic: Topic, ranked: readonly RankedPassage[]): Passage[] {
  const worth = ({ passage, probability }: RankedPassage) =>
    probability + (passage.topic === topic ? ownLead : 0);
  return ranked
    .filter(({ passage, probability }) => probability >= leastProbability && isAbout(topic, passage))
    .filter(({ passage }) => !isVerdict(passage))
    .toSorted((a, b) => worth(b) - worth(a))
    .map(({ passage }) => passage);
}

/** The first passage of the highest score above 0. */
function best(passages: readonly Passage[], score: (passage: Passage) => number): Passage | undefined {
  const scored = passages
    .filter((passage) => !isVerdict(passage))
    .map((passage) => ({ passage, score: score(passage) }));
  return scored.filter((each) => each.score > 0).toSorted((a, b) => b.score - a.score)[0]?.passage;
}
