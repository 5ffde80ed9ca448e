/** Validates the questions of a deck and reports each problem with its row. */
import { UserError } from '../../types/errors.ts';
import { issueSentence, type WrittenQuestion, writtenQuestion } from '../sources/documents.ts';
import type { Candidate, RowProblem } from './candidate.ts';
import { withDistractors } from './distractors.ts';

export const mostQuestions = 500;

/** A validated question. Its topic name is not resolved yet. */
export interface ReadQuestion extends Omit<Candidate, 'raw' | 'ofTable'> {
  written: WrittenQuestion;
}

/** @throws UserError where there are too many */
export function checkCandidates(candidates: readonly Candidate[]): {
  questions: ReadQuestion[];
  problems: RowProblem[];
} {
  if (candidates.length > mostQuestions)
    throw new UserError(
      `This file has ${candidates.length} questions; a deck holds at most ${mostQuestions}. Divide it.`,
    );
  const questions: ReadQuestion[] = [];
  const problems: RowProblem[] = [];
  for (const candidate of withDistractors(candidates)) {
    if ('reason' in candidate) {
      problems.push(candidate);
      continue;
    }
    const { row, raw, topic, tags, ofTable } = candidate;
    const { data, error } = writtenQuestion.safeParse(raw, { reportInput: true });
    if (data) questions.push({ row, topic, tags, written: data });
    else {
      const [issue] = error.issues;
      const path = issue && ofTable ? columnPath(issue.path, raw) : issue?.path;
      const reason = issue ? issueSentence({ ...issue, path: [...(path ?? [])] }) : 'It is no question.';
      problems.push({ row, reason: reason.slice(0, longestReason) });
    }
  }
  return { questions, problems };
}

const longestReason = 200;

/** The column of a path in the question. */
function columnPath(path: readonly PropertyKey[], raw: object): readonly PropertyKey[] {
  const [first, place] = path;
  if (first !== 'options') return path.slice(0, 1);
  const options = 'options' in raw && Array.isArray(raw.options) ? (raw.options as { right: boolean }[]) : [];
  if (typeof place !== 'number') return ['wrong'];
  return [options[place]?.right ? 'answer' : 'wrong'];
}
