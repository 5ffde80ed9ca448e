/** Answers from the documents alone: whole passages, or that they do not say. */
import { isOwn } from '../lessons/own-documents.ts';
import type { Library, Topic } from '../types/lessons.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { comparedRows, origins, topicsOf } from './facts.ts';
import { hasSubject, type QuestionPart } from './parts.ts';
import type { PassageIndex, RankedPassage, Ranking } from './passage-index.ts';
import type { Passage } from './passages.ts';

export interface AnsweredFromDocuments {
  kind: 'answered';
  /** The direct answer first. */
  evidence: Evidence[];
  /** Questions that are not answered, as the learner asked them. */
  missing: string[];
  /** Topics that say more, nearest first. */
  related: Topic[];
  /** It may not answer the question, but a server's own document says nothing closer. */
  isNear?: true;
}

export interface Declined {
  kind: 'declined';
  nearest: Topic[];
  /** What a follow-up asked about the topic of the conversation, which says nothing of it. */
  followUp?: { topic: Topic; wanted: 'example' | 'reason' | 'rest' };
  /** It follows up on something, and nothing was asked before. */
  isUnclear?: true;
}

export type DocumentAnswer = AnsweredFromDocuments | Declined;

const relatedCount = 5;
/** Different questions that one answer covers. */
const mostAnswers = 3;

/** Shows a passage from this probability on; `part`: a further passage, for a part of the question. */
const leastProbability = { whole: 0.5, part: 0.8 };
/** Of the best passage of all, where it is of the server's own documents: facts are asked for in other words. */
const nearProbability = 0.2;
/** How much more of a question a server's own passage must cover to come before a lesson's. */
const ownLead = 0.2;
/** Below this likeness, the documents do not cover a part: in meaning, or where that is unknown, in words. */
const leastLikeness = { similarity: 0.35, coverage: 0.3 };

/** Answers from a ranking of the passages, or declines. */
export function answerFrom(library: Library, index: PassageIndex, ranking: Ranking): DocumentAnswer {
  const { question } = ranking.query;
  const nearestAmong = (ranked: readonly RankedPassage[]) => [
    ...new Set([...topicsOf(question), ...ranked.map(({ passage }) => passage.topic)]),
  ];
  const facts = [...comparedRows(library, index, question), ...origins(library, question, index)];
  const selected = selectPassages(ranking);
  const evidence = [...facts, ...selected.evidence];
  const near = evidence.length === 0 ? nearestOwn(ranking) : undefined;
  if (near)
    return {
      kind: 'answered',
      evidence: [evidenceOf(near)],
      missing: [],
      related: [near.topic],
      isNear: true,
    };
  if (evidence.length === 0) {
    // A question about something else is near to nothing: topics below it would only puzzle.
    const near = nearestAmong(ranking.whole.filter((passage) => !isUnlike(passage)));
    return { kind: 'declined', nearest: near.slice(0, relatedCount) };
  }
  const cited = new Set(evidence.flatMap(({ topic }) => topic ?? []));
  const related = [...cited, ...nearestAmong(ranking.whole).filter((topic) => !cited.has(topic))];
  return { kind: 'answered', evidence, missing: selected.missing, related: related.slice(0, relatedCount) };
}

/** Selects the best passage, and others where they answer parts of the question better. */
function selectPassages({ whole, parts }: Ranking): Pick<AnsweredFromDocuments, 'evidence' | 'missing'> {
  const probable = whole.filter(({ probability }) => probability >= leastProbability.whole);
  const fitting = new Set(ownFirst(probable).map(({ passage }) => passage));
  const [main] = fitting;
  if (!main) return { evidence: [], missing: [] };
  const clear = parts.filter(({ part }) => hasSubject(part));
  const answered = new Map<Passage, QuestionPart | undefined>([[main, undefined]]);
  const missing: string[] = [];
  for (const { part, ranked } of clear.length > 1 ? clear : []) {
    const best = ranked.find(({ passage }) => fitting.has(passage));
    if (best?.passage === main) answered.set(main, answered.get(main) ?? part);
    else if (best && best.probability >= leastProbability.part && answered.size < mostAnswers) {
      if (!answered.has(best.passage)) answered.set(best.passage, part);
    } else if (part.asked.endsWith('?') && ranked.every(isUnlike)) missing.push(part.asked);
  }
  // The passage for the whole question comes first.
  const placeOf = (part: QuestionPart | undefined) => clear.findIndex((each) => each.part === part);
  const inOrder = [...answered].sort(([, a], [, b]) => placeOf(a) - placeOf(b));
  const evidence = inOrder.map(([passage, part]) => ({
    ...evidenceOf(passage),
    ...(answered.size > 1 && part && { answers: part.asked }),
  }));
  return { evidence, missing };
}

/** The best passage, if it is of a server's own document and nearly probable enough. */
function nearestOwn({ whole: [best] }: Ranking): Passage | undefined {
  const isNear = best && isOwn(best.passage.topic) && best.probability >= nearProbability && !isUnlike(best);
  return isNear ? best.passage : undefined;
}

/** A server's own passage comes first where it covers more of the question: “may I use a calculator?”. */
function ownFirst(probable: readonly RankedPassage[]): readonly RankedPassage[] {
  const covered = probable[0]?.features.coverageOfWhole ?? 0;
  const own = probable.find(
    ({ passage: { topic }, features }) => isOwn(topic) && features.coverageOfWhole >= covered + ownLead,
  );
  return own && !isOwn(probable[0]?.passage.topic ?? own.passage.topic)
    ? [own, ...probable.filter((each) => each !== own)]
    : probable;
}

const isUnlike = ({ features: { wording, text, coverage } }: RankedPassage): boolean =>
  text > 0 ? Math.max(wording, text) < leastLikeness.similarity : coverage < leastLikeness.coverage;
