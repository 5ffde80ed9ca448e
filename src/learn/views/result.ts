/** What came of a unit's questions. */
import type { Button, Reply } from '../../discord/reply.ts';
import { durationOf } from '../../lessons/course/duration.ts';
import { plural } from '../../text/format.ts';
import type { Unit } from '../../types/course.ts';
import type { Library } from '../../types/lessons.ts';
import { learnActions } from '../actions.ts';
import type { CourseStanding } from '../standing.ts';
import { stepTitle } from './steps.ts';
import { doneColour, headingOf, learnColour, nextButton } from './unit.ts';

const { to } = learnActions;

export interface UnitResult {
  library: Library;
  standing: CourseStanding;
  unit: Unit;
  wrong: number;
  total: number;
}

export function unitResultReply(result: UnitResult): Reply {
  const { standing, unit, wrong, total } = result;
  const back: Button = { label: '‹ Back to the unit', action: to.unit(unit.id) };
  if (wrong > 0)
    return {
      title: headingOf(standing, unit),
      text: [
        `**${total - wrong} of ${total} right.** ${wrong === 1 ? 'One question is' : `${wrong} questions are`} left.`,
        'Read the page again if you like, then answer what is left. The next unit opens when all are right.',
      ].join('\n'),
      colour: learnColour,
      buttons: [
        [
          {
            label: `Answer ${wrong === 1 ? 'it' : 'them'} again`,
            action: to.quiz(unit.id),
            style: 'primary',
          },
          back,
        ],
      ],
    };
  return { ...doneReply(result), colour: doneColour };
}

function doneReply({ library, standing, unit }: UnitResult): Reply {
  const done = standing.units.filter(({ id }) => standing.done.has(id)).length;
  const steps = standing.steps.get(unit.id) ?? new Set<string>();
  const left = unit.steps.filter(({ key, kind }) => kind !== 'quiz' && !steps.has(key));
  const next = standing.units[standing.units.findIndex(({ id }) => id === unit.id) + 1];
  const isLast = done === standing.units.length;
  return {
    title: `Unit done: ${unit.title}`,
    text: [
      `All right. **${done} of ${plural(standing.units.length, 'unit')}** done.`,
      ...(isLast ? ['That was the last one: you have finished this path.'] : []),
      ...(next && !isLast ? [`Next: **${next.title}**, ${durationOf(library, next)}.`] : []),
      ...(left.length > 0
        ? ['', 'Still worth doing here:', ...left.map((step) => `▫️ ${stepTitle(library, step)}`)]
        : []),
    ].join('\n'),
    buttons: [
      [
        ...nextButton(standing, unit),
        { label: '‹ Back to the unit', action: to.unit(unit.id) },
        { label: 'All units', action: to.units() },
      ],
    ],
  };
}
