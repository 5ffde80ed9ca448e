/** What a language model guesses for each next character of a text. */
import { characterCalled } from '../../ml/datasets/alphabet.ts';
import type { Inspection } from '../../types/inspection.ts';
import type { Sheet, SheetPiece } from '../../types/sheet.ts';
import { singleCharacter } from '../board/parts.ts';
import { answerColours, leaders } from './answers.ts';
import { area, textPiece } from './pieces.ts';
import { across0 } from './timeline.ts';

interface Guessed {
  character: string;
  guess: string;
  probability: number;
}

/** The characters after each step, and what was guessed for them. The last one lies behind the text. */
function guesses(inspection: Inspection, text: string): Guessed[] {
  const { labels, truth } = inspection;
  const next = [...text.slice(1), characterCalled(labels[truth] ?? '')];
  return leaders(inspection).map(({ label, probability }, at) => ({
    character: next[at] ?? '',
    guess: characterCalled(labels[label] ?? ''),
    probability,
  }));
}

/** A bar for each guess: the surer, the higher. Above it the character that came, and the guess. */
export function nextSheet(inspection: Inspection, text: string): Sheet {
  const [top, bottom] = [area.top + 50, 262];
  const all = guesses(inspection, text);
  const step = (area.right - across0) / all.length;
  return {
    title: 'Its guess for each character',
    remark: 'The higher the bar, the surer. Green: right. Grey: wrong.',
    pieces: [
      textPiece('the text', [area.left, area.top + 6], { tone: 'strong' }),
      textPiece('its guess', [area.left, area.top + 26], { tone: 'strong' }),
      textPiece('100% sure', [area.left, top + 6], { tone: 'muted' }),
      textPiece('0%', [area.left, bottom - 6], { tone: 'muted' }),
      ...all.flatMap(({ character, guess, probability }, at): SheetPiece[] => {
        const isRight = guess === character;
        const middle = across0 + (at + 0.5) * step;
        const high = Math.max(1, probability * (bottom - top));
        const tone = isRight ? 'strong' : 'muted';
        return [
          textPiece(singleCharacter(character), [middle, area.top + 6], { align: 'center' }),
          textPiece(singleCharacter(guess), [middle, area.top + 26], { align: 'center', tone }),
          {
            kind: 'bar',
            at: [across0 + (at + 1 / 16) * step, bottom - high],
            size: [(step * 7) / 8, high],
            colour: isRight ? answerColours.right : answerColours.other,
          },
        ];
      }),
      textPiece('␣ is a space', [across0, 276], { tone: 'muted' }),
      textPiece('time →', [area.right, 276], { align: 'right', tone: 'muted' }),
    ],
  };
}

export function nextFacts(inspection: Inspection): string {
  const { sample } = inspection;
  const all = sample.kind === 'text' ? guesses(inspection, sample.text) : [];
  const right = all.filter(({ guess, character }) => guess === character).length;
  return `${right} of ${all.length} guesses are right.`;
}
