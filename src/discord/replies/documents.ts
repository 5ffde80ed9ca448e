/** What the documents answer, or that they do not, as the message that a learner reads. */
import type { Answered, Declined, DocumentAnswer } from '../../ask/answer.ts';
import type { Evidence } from '../../ask/excerpt.ts';
import type { Level, Topic } from '../../documents/types.ts';
import { quote } from '../../errors.ts';
import { type Answer, action, type Button, inRows } from '../answer.ts';

const levelNames: Record<Level, string> = { first: 'first look', deep: 'in depth' };
const figures = ['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

export const documentAnswer = (question: string, answer: DocumentAnswer): Answer =>
  answer.kind === 'answered' ? answered(question, answer) : declined(question, answer);

function answered(question: string, { evidence, related }: Answered): Answer {
  const cited = [...new Set(evidence.map(placeOf))];
  return {
    title: quote(question),
    text: evidence.map((each) => cite(each.text, cited.indexOf(placeOf(each)))).join('\n\n'),
    footer: cited.map((place, i) => `${figures[i] ?? ''} ${place}`).join('\n'),
    buttons: inRows(related.map(openButton)),
  };
}

const declined = (question: string, { nearest }: Declined): Answer => ({
  title: 'The documents do not cover this',
  text: [
    `I found nothing in them that answers ${quote(question)}, and I do not guess.`,
    nearest.length > 0 ? 'These topics are nearest:' : '`/help` lists the lessons.',
  ].join('\n'),
  buttons: inRows(nearest.map(openButton)),
});

const placeOf = ({ topic, level }: Evidence) => `${topic.title}, ${levelNames[level]}`;

/** The figure goes behind the last word; below a block of code it would become part of the fence. */
function cite(text: string, place: number): string {
  const figure = figures[place] ?? '';
  return text.endsWith('```') ? `${text}\n${figure}` : `${text} ${figure}`;
}

const openButton = ({ id, title }: Topic): Button => ({
  label: title,
  action: action('explain', 'open', id, 'first'),
});
