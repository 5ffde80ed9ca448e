/** The course of a class, as those who manage the server see it. */
import type { Button, Reply } from '../../discord/reply.ts';
import { plural } from '../../text/format.ts';
import type { Library } from '../../types/lessons.ts';
import { learnActions } from '../actions.ts';
import type { CourseClass } from '../class.ts';
import type { ClassLearner } from '../tables/class.ts';
import { learnColour } from './unit.ts';

const namesShown = 10;
const promptShown = 120;

export const courseButton: Button = { label: 'The course', action: learnActions.to.class() };

export function courseClassReply({ learners, places, missed }: CourseClass, { units }: Library): Reply {
  if (learners === 0)
    return {
      title: 'The course of the class',
      text: 'Nobody has begun it here. `/learn` does.',
      colour: learnColour,
    };
  return {
    title: 'The course of the class',
    text: [
      `**${plural(learners, 'learner')}**, the farthest first:`,
      ...places.map(({ unit, at }) =>
        // A line that begins with “11.” would be a list, whose next line Discord numbers 12.
        unit ? `Unit ${units.indexOf(unit) + 1}, ${unit.title}: ${names(at)}` : `✅ Finished: ${names(at)}`,
      ),
      ...(missed.length > 0 ? ['', '**Most often wrong**'] : []),
      ...missed.map(
        ({ question, wrong, answered, unit }) =>
          `“${shortened(question.prompt)}” – ${wrong} of ${answered} wrong (${units.find(({ id }) => id === unit)?.title ?? unit})`,
      ),
    ].join('\n'),
    footer: 'Anonymous and hidden learners are counted, and never named',
    colour: learnColour,
  };
}

function names(at: readonly ClassLearner[]): string {
  const named = at.filter(({ visibility }) => visibility === 'named').slice(0, namesShown);
  const others = at.length - named.length;
  return [
    ...named.map(({ userId }) => `<@${userId}>`),
    ...(others > 0 ? [named.length > 0 ? plural(others, 'other') : plural(others, 'learner')] : []),
  ].join(', ');
}

const shortened = (prompt: string): string => {
  const line = prompt.replace(/\s+/g, ' ').trim();
  return line.length > promptShown ? `${line.slice(0, promptShown).trimEnd()}…` : line;
};
