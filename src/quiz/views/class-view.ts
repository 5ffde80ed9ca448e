/** The class statistics as a message. */
import { memoryMapChart } from '../../charts/memory-map.ts';
import type { Reply } from '../../discord/reply.ts';
import { percent, plural } from '../../text/format.ts';
import type { ClassTally } from '../class.ts';
import { fewestAnswers, weakest } from '../report.ts';
import { conceptRows, weekNames } from '../review.ts';
import type { Letter } from '../tables/letters.ts';
import { letterButtons, letterLine } from './letter.ts';
import { scoreLines } from './quiz-results.ts';

export const weeksShown = 6;
const [conceptsShown, weakestShown, learnersShown] = [14, 5, 30];

export interface ClassView {
  tally: ClassTally;
  /** The topic that it is limited to. */
  topic?: string | undefined;
  titleOf(concept: string): string | undefined;
  now: number;
  /** The reader's subscription to the weekly letter. */
  letter: Letter | undefined;
}

/** The class view before anybody answered. */
export const emptyClassReply = (letter: Letter | undefined): Reply => ({
  title: 'The class',
  text: [
    'Nobody has answered anything here in the last six weeks. `/quiz now` makes a start.',
    ...(letter ? ['', letterLine(letter)] : []),
  ].join('\n'),
  buttons: [letterButtons(letter)],
});

/** List and chart show the same concepts: those with enough answers, or all where none has enough. */
export function classReply({ tally, topic, titleOf, now, letter }: ClassView): Reply {
  const { answered, right, scores, topics, weeks } = tally;
  const enough = weakest(topics);
  const known = new Set<string | null>(enough.map(({ topic: concept }) => concept));
  const charted = enough.length > 0 ? weeks.filter(({ topic: concept }) => known.has(concept)) : weeks;
  const rows = conceptRows(charted, { weeks: weeksShown, most: conceptsShown, titleOf });
  return {
    title: `The class${topic === undefined ? '' : `: ${topic}`}`,
    text: [
      `**${plural(scores.length, 'learner')}**, ${plural(answered, 'answer')} in six weeks, ${percent(right / answered)} right.`,
      ...(enough.length > 0
        ? ['', `**Weakest concepts** (of those with ${fewestAnswers} answers or more)`]
        : []),
      ...enough
        .slice(0, weakestShown)
        .map(
          (share) =>
            `${titleOf(share.topic) ?? share.topic} – ${share.right} of ${share.answered} right, ${plural(share.learners, 'learner')}`,
        ),
      '',
      '**Learners**',
      scoreLines(scores, new Map(), learnersShown),
      ...(letter ? ['', letterLine(letter)] : []),
    ].join('\n'),
    buttons: [letterButtons(letter)],
    footer: 'Learners who chose to stay anonymous have no name here, and hidden ones do not count',
    ...(rows.length > 0 && {
      chart: memoryMapChart(
        rows,
        weekNames(weeksShown, now),
        'Right answers of the class by concept and week',
      ),
    }),
  };
}
