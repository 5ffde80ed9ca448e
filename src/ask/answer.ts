/** An answer from the documents alone: whole passages of them, or that they do not say. */
import type { Library, Topic } from '../types/lessons.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { comparedRows, origins, topicsOf } from './facts.ts';
import { hasSubject, type QuestionPart } from './parts.ts';
import type { Passage } from './passages.ts';
import type { Hints, PassageIndex, Query, RankedPassage } from './retrieve.ts';

export interface AnsweredFromDocuments {
  kind: 'answered';
  /** The direct answer first. */
  evidence: Evidence[];
  /** Questions that are not answered, as they were asked. */
  missing: string[];
  /** Topics that say more, nearest first. */
  related: Topic[];
}

export interface Declined {
  kind: 'declined';
  nearest: Topic[];
}

export type DocumentAnswer = AnsweredFromDocuments | Declined;

const relatedCount = 5;
const candidates = 20;
/** Different questions that are answered at once. */
const mostAnswers = 3;

/** From which probability on a passage is shown, and beside it another one for a part of the question. */
const least = { whole: 0.5, part: 0.8 };
/** A part is not covered where nothing is anything like it: in meaning, or where that is unknown, in its words. */
const unlike = { embeddingIndex: 0.35, words: 0.3 };

/** Answers from the documents, or says that they do not. Any text may be asked. */
export function answerFrom(
  library: Library,
  index: PassageIndex,
  asked: Query,
  hints: Hints = {},
): DocumentAnswer {
  const { question } = asked;
  const found = index.find(asked, candidates, hints);
  const nearest = [...new Set([...topicsOf(question), ...found.map(({ passage }) => passage.topic)])];
  const facts = [...comparedRows(library, index, question), ...origins(library, question, index)];
  const chosen = choose(index, asked, hints, found);
  const evidence = [...facts, ...chosen.evidence];
  if (evidence.length === 0) return { kind: 'declined', nearest: nearest.slice(0, relatedCount) };
  const cited = new Set(evidence.flatMap(({ topic }) => topic ?? []));
  const related = [...cited, ...nearest.filter((topic) => !cited.has(topic))];
  return { kind: 'answered', evidence, missing: chosen.missing, related: related.slice(0, relatedCount) };
}

/** The best passage, and others where they answer parts of the question better. */
function choose(
  index: PassageIndex,
  asked: Query,
  hints: Hints,
  found: readonly RankedPassage[],
): Pick<AnsweredFromDocuments, 'evidence' | 'missing'> {
  const fitting = new Set(
    found.filter(({ probability }) => probability >= least.whole).map(({ passage }) => passage),
  );
  const [main] = fitting;
  if (!main) return { evidence: [], missing: [] };
  const parts = asked.parts.filter(hasSubject);
  const answered = new Map<Passage, QuestionPart | undefined>([[main, undefined]]);
  const missing: string[] = [];
  for (const part of parts.length > 1 ? parts : []) {
    const own = index.find(asked, candidates, hints, part);
    const best = own.find(({ passage }) => fitting.has(passage));
    if (best?.passage === main) answered.set(main, answered.get(main) ?? part);
    else if (best && best.probability >= least.part && answered.size < mostAnswers) {
      if (!answered.has(best.passage)) answered.set(best.passage, part);
    } else if (part.asked.endsWith('?') && own.every(isUnlike)) missing.push(part.asked);
  }
  const inOrder = [...answered].sort(([, a], [, b]) => messageRefOf(parts, a) - messageRefOf(parts, b));
  const evidence = inOrder.map(([passage, part]) => ({
    ...evidenceOf(passage),
    ...(answered.size > 1 && part && { answers: part.asked }),
  }));
  return { evidence, missing };
}

/** What answers the question as a whole comes first. */
const messageRefOf = (parts: readonly QuestionPart[], part: QuestionPart | undefined) =>
  part ? parts.indexOf(part) : -1;

const isUnlike = ({ features: { wording, text, held } }: RankedPassage): boolean =>
  text > 0 ? Math.max(wording, text) < unlike.embeddingIndex : held < unlike.words;
