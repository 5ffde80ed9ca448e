/** Turns flash cards into choices: the backs of nearby cards are distractors. */

import type { Candidate, RowProblem } from './candidate.ts';
import { gapSign } from './cloze.ts';

interface FlashCard {
  kind: 'card';
  question: string;
  answer: string;
}

const isCard = (raw: object): raw is FlashCard => 'kind' in raw && raw.kind === 'card' && 'answer' in raw;

const longestOption = 200;
/** The longest answer to type, in characters. */
const longestTyped = 60;
const wrongBacks = 3;

/** Each card as a question, or the reason why not. Other questions stay unchanged. */
export function withDistractors(candidates: readonly Candidate[]): (Candidate | RowProblem)[] {
  const cards = candidates.flatMap(({ raw }) => (isCard(raw) && raw.answer !== '' ? [raw] : []));
  const places = new Map<object, number>(cards.map((card, place) => [card, place]));
  // Cards with the same front share their right answers.
  const backs = Map.groupBy(cards, ({ question }) => keyOf(question));
  return candidates.map((candidate): Candidate | RowProblem => {
    const { raw, row } = candidate;
    if (!isCard(raw)) return candidate;
    const { answer, ...rest } = raw;
    if (answer.length > longestOption)
      return { row, reason: `Its answer has ${answer.length} letters; ${longestOption} are the most.` };
    const right = new Set(backs.get(keyOf(raw.question))?.map((card) => keyOf(card.answer)));
    const wrong = nearest(cards, places.get(raw) ?? 0, right);
    if (wrong.length > 0) {
      const options = [{ text: answer, right: true }, ...wrong.map((text) => ({ text, right: false }))];
      return { ...candidate, raw: { ...rest, kind: 'single', options } };
    }
    if (answer.length > longestTyped)
      return { row, reason: 'It has no wrong answer, and no other card lends it one. Add a column “wrong”.' };
    return {
      ...candidate,
      raw: { ...rest, kind: 'gap', question: `${raw.question}\n${gapSign}`, answer: [answer] },
    };
  });
}

/** Different backs, the nearest first. */
function nearest(cards: readonly FlashCard[], from: number, right: ReadonlySet<string>): string[] {
  const taken = new Set(right);
  const found: string[] = [];
  for (let distance = 1; distance < cards.length && found.length < wrongBacks; distance++)
    for (const back of [cards[from - distance]?.answer, cards[from + distance]?.answer]) {
      if (back === undefined || taken.has(keyOf(back)) || found.length === wrongBacks) continue;
      taken.add(keyOf(back));
      found.push(shortened(back));
    }
  return found;
}

/** A wrong option need not be whole. */
const shortened = (back: string): string =>
  back.length > longestOption ? `${back.slice(0, longestOption - 1).trimEnd()}…` : back;

const keyOf = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
