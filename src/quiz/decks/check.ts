/** From rows or JSON to a deck: every question checked, every mistake with its row. */
import { UserError } from '../../errors.ts';
import { describeIssue, writtenQuestion } from '../sources/documents.ts';
import { type DeckQuestion, fromRow, type Row } from './row.ts';

export const mostQuestions = 500;
const mistakesShown = 8;

/** Something that is to become a question, with where it stands. */
export interface Candidate {
  /** The line of the file, or the number in a list, counted from 1. */
  row: number;
  raw: object;
  topic: string;
}

export const candidateOf = (row: Row, at: number): Candidate => ({
  row: at,
  raw: fromRow(row),
  topic: row.topic?.trim() ?? '',
});

/**
 * @param topicOf the id of a topic by any of its names
 * @throws UserError that lists the first mistakes, each with its row
 */
export function checkDeck(
  candidates: readonly Candidate[],
  topicOf: (name: string) => string | undefined,
): DeckQuestion[] {
  if (candidates.length === 0) throw new UserError('There is no question in this file.');
  if (candidates.length > mostQuestions)
    throw new UserError(
      `This file has ${candidates.length} questions; a deck holds at most ${mostQuestions}. Divide it.`,
    );
  const mistakes: string[] = [];
  const backs = answersOfCards(candidates);
  const questions = candidates.flatMap(({ row, raw, topic }): DeckQuestion[] => {
    const checked = writtenQuestion.safeParse(isCard(raw) ? asChoice(raw, backs) : raw, {
      reportInput: true,
    });
    const id = topic === '' ? null : topicOf(topic);
    if (id === undefined)
      mistakes.push(`Row ${row}: “${topic.slice(0, 60)}” is not a topic of the documents.`);
    if (!checked.success)
      mistakes.push(...checked.error.issues.map((issue) => `Row ${row}: ${describeIssue(issue)}`));
    return checked.success && id !== undefined ? [{ written: checked.data, topic: id }] : [];
  });
  if (mistakes.length > 0) {
    const more = mistakes.length - mistakesShown;
    throw new UserError(
      [
        'Nothing was imported:',
        ...mistakes.slice(0, mistakesShown),
        ...(more > 0 ? [`… and ${more} more.`] : []),
      ].join('\n'),
    );
  }
  return questions;
}

interface FlashCard {
  kind: 'card';
  answer: string[];
}

const isCard = (raw: object): raw is FlashCard => 'kind' in raw && raw.kind === 'card' && 'answer' in raw;

const answersOfCards = (candidates: readonly Candidate[]): string[] => [
  ...new Set(candidates.flatMap(({ raw }) => (isCard(raw) ? raw.answer.join(' ') : []))),
];

const wrongBacks = 3;

/** A card with a front and a back is asked as a choice, with the backs of its neighbours as wrong options. */
function asChoice(card: FlashCard, backs: readonly string[]): object {
  const right = card.answer.join(' ');
  const others = backs.filter((back) => back.toLowerCase() !== right.toLowerCase());
  const at = backs.indexOf(right);
  const nearest = others
    .toSorted((a, b) => Math.abs(backs.indexOf(a) - at) - Math.abs(backs.indexOf(b) - at))
    .slice(0, wrongBacks);
  const { answer: _, ...rest } = card;
  return {
    ...rest,
    kind: 'single',
    options: [{ text: right, right: true }, ...nearest.map((text) => ({ text, right: false }))],
  };
}
