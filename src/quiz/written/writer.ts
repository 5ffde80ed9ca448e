/** Questions that a language model writes. Each is checked against its source, stored and reused. */
import { createHash } from 'node:crypto';
import type { PaidCall } from '../../ask/allowance.ts';
import type { Evidence } from '../../ask/evidence.ts';
import type { ModelFault } from '../../ask/model-faults.ts';
import type { PassageIndex } from '../../ask/passage-index.ts';
import type { Retriever } from '../../ask/retriever.ts';
import type { Exhausted, Payer } from '../../ask/tables/model-use.ts';
import type { Database } from '../../db/open.ts';
import type { Level, Library, Topic } from '../../types/lessons.ts';
import type { QuestionTemplate } from '../../types/quiz.ts';
import { type WrittenQuestion, writtenTemplate } from '../sources/documents.ts';
import { addModelQuestions, type ModelQuestion, modelQuestionsAbout } from '../tables/model-questions.ts';
import { checkDraft, type Flaw, normalizedWords } from './check.ts';
import { draftsIn } from './draft.ts';
import { messagesForQuestions } from './prompt.ts';

/** The result of a call. Questions that passed before a fault are included. */
export interface WritingResult {
  templates: QuestionTemplate[];
  fault?: ModelFault | Exhausted;
}

/** The current text of a topic. */
export interface DraftSection {
  topic: Topic;
  /** SHA-256 of the topic's text. */
  hash: string;
  evidence: Evidence[];
  index: PassageIndex;
}

export interface QuestionWriter {
  /** The longest wait, in milliseconds. */
  readonly deadlineMs: number;
  section(library: Library, topic: Topic): Promise<DraftSection>;
  /** Stored questions about these sections. */
  kept(sections: readonly DraftSection[]): QuestionTemplate[];
  /** Model faults do not reject. Concurrent calls for one section share a result. */
  write(section: DraftSection, level: Level | undefined, payer: Payer): Promise<WritingResult>;
}

export interface WriterOptions {
  db: Database;
  retriever: Pick<Retriever, 'evidenceForTopic'>;
  call: PaidCall;
  deadlineMs: number;
  /** Logs the result of each call. */
  log(sentence: string): void;
  now?: () => number;
}

/** Keeps the prompt within a small context window. */
const mostPassages = 8;

export function createQuestionWriter({
  db,
  retriever,
  call,
  deadlineMs,
  log,
  now = Date.now,
}: WriterOptions): QuestionWriter {
  const writing = new Map<string, Promise<WritingResult>>();

  async function write(
    section: DraftSection,
    level: Level | undefined,
    payer: Payer,
  ): Promise<WritingResult> {
    const { topic, hash, index } = section;
    const known = () =>
      modelQuestionsAbout(db, [hash]).map(({ written }) => (written as WrittenQuestion).question);
    const fitting = section.evidence.filter((each) => level === undefined || each.level === level);
    const evidence = fitting.slice(0, mostPassages);
    const reply = await call(messagesForQuestions(evidence, known()), payer);
    if (typeof reply === 'string') return { templates: [], fault: reply };
    // Nothing of a refused answer is used.
    const { drafts, garbled } = draftsIn(reply.fault === 'refused' ? '' : reply.text);
    const { sound, flaws } = sortDrafts(
      drafts.map((draft) => checkDraft(draft, evidence, index, section.evidence)),
      known(),
    );
    const rows = addModelQuestions(db, { section: hash, topic: topic.id }, sound, now());
    const dropped = Object.entries({ garbled, ...flaws }).map(([flaw, count]) => `${count} ${flaw}`);
    log(`a model wrote about ${topic.id}: ${sound.length} questions kept, dropped: ${dropped.join(', ')}`);
    const fault = reply.fault ?? (rows.length === 0 ? 'empty' : undefined);
    return { templates: rows.map(templateFor), ...(fault && { fault }) };
  }

  return {
    deadlineMs,
    async section(library, topic) {
      const { evidence, index } = await retriever.evidenceForTopic(library, topic, Number.POSITIVE_INFINITY);
      return { topic, hash: hashOf(topic, evidence), evidence, index };
    },
    kept: (sections) =>
      modelQuestionsAbout(
        db,
        sections.map(({ hash }) => hash),
      ).map(templateFor),
    write(section, level, payer) {
      const key = `${level} ${section.hash}`;
      const underWay = writing.get(key) ?? write(section, level, payer).finally(() => writing.delete(key));
      writing.set(key, underWay);
      return underWay;
    },
  };
}

const hashOf = ({ id }: Topic, evidence: readonly Evidence[]): string =>
  createHash('sha256')
    .update(JSON.stringify([id, ...evidence.map(({ label, text }) => [label, text])]))
    .digest('hex');

const templateFor = ({ id, topic, written }: ModelQuestion): QuestionTemplate =>
  writtenTemplate(written as WrittenQuestion, { fact: `written:${id}`, source: 'written', topic });

/** New questions without a flaw, and the number of each flaw. */
function sortDrafts(checked: readonly (WrittenQuestion | Flaw)[], known: readonly string[]) {
  const seen = new Set(known.map(normalizedWords));
  const flaws: Partial<Record<Flaw | 'known', number>> = {};
  const sound = checked.flatMap((each) => {
    const key = typeof each === 'string' ? '' : normalizedWords(each.question);
    const flaw = typeof each === 'string' ? each : seen.has(key) ? 'known' : undefined;
    if (flaw) flaws[flaw] = (flaws[flaw] ?? 0) + 1;
    seen.add(key);
    return flaw || typeof each === 'string' ? [] : [each];
  });
  return { sound, flaws };
}
