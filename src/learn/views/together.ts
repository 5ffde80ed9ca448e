/** A unit that a group takes together: one message for each step, with buttons for the host. */
import type { Button, Reply } from '../../discord/reply.ts';
import { durationOf } from '../../lessons/course/duration.ts';
import type { Unit, UnitStep } from '../../types/course.ts';
import type { Library } from '../../types/lessons.ts';
import { learnActions } from '../actions.ts';
import type { CourseSession } from '../tables/sessions.ts';
import { stepLabel, stepTitle } from './steps.ts';
import { learnColour, pictureOf, stepLines } from './unit.ts';

const { to } = learnActions;

export interface Together {
  library: Library;
  session: CourseSession;
  unit: Unit;
}

/** In the channel where the thread was opened. */
export const invitationReply = ({ unit, session, library }: Together, threadId: string): Reply => ({
  title: `Learning together: ${unit.title}`,
  text: [
    `<@${session.hostId}> leads this unit, ${durationOf(library, unit)}. Everybody may join: <#${threadId}>`,
    'Read, do and answer together. The host goes on when all are ready.',
  ].join('\n'),
  colour: learnColour,
});

/** The opening of a unit. @param note where no thread could be opened */
export function togetherReply({ library, session, unit }: Together, note?: string): Reply {
  const chart = pictureOf(library, unit);
  return {
    title: `Together: ${unit.title}`,
    text: [
      ...(note === undefined ? [] : [`-# ${note}`, '']),
      ...(unit.text === '' ? [] : [unit.text, '']),
      ...stepLines(library, unit, () => false, 0),
    ].join('\n'),
    footer: `${durationOf(library, unit)} · the host presses Next, everybody reads and answers`,
    colour: learnColour,
    ...(chart && { chart }),
    buttons: [nextButtons(session, unit, 0)],
  };
}

/** @param page of a step that reads one */
export function togetherStepReply(
  { library, session, unit }: Together,
  stage: number,
  page: Reply | undefined,
): Reply {
  const step = unit.steps[stage - 1];
  if (!step) return togetherReply({ library, session, unit });
  const say = step.say === undefined ? '' : `${step.say}\n`;
  const shown: Reply = page ?? {
    title: `${unit.title}: step ${stage} of ${unit.steps.length}`,
    text: `${stepTitle(library, step)}\n${say}${tasks[step.kind] ?? ''}`,
    colour: learnColour,
  };
  return {
    ...shown,
    ...(page && { fields: [], text: `${say && `-# ${say}\n`}${page.text}` }),
    buttons: [
      [...startButton(session, step, stage), ...nextButtons(session, unit, stage)],
      ...(stage === unit.steps.length ? [nextUnit(library, session, unit)] : []),
    ],
  };
}

const tasks: Partial<Record<UnitStep['kind'], string>> = {
  train: 'Anybody may start it. What do you expect?',
  predict: 'Anybody who has trained a network on this data may press.',
  prove: 'Anybody may start it. What do you expect?',
  duel: 'Anybody may start it; all vote.',
  quiz: 'The host starts the questions. Everybody answers in secret, and **End this question** shows who was right.',
};

function startButton({ id }: CourseSession, { kind }: UnitStep, stage: number): Button[] {
  if (kind === 'read') return [];
  return kind === 'quiz'
    ? [{ label: 'Start the questions', action: to.groupQuiz(id), style: 'primary' }]
    : [
        {
          label: kind === 'predict' ? 'Ask my network' : 'Start it',
          action: to.groupRun(id, stage - 1),
          style: 'success',
        },
      ];
}

function nextButtons({ id }: CourseSession, { steps }: Unit, stage: number): Button[] {
  const next = steps[stage];
  return next
    ? [{ label: `Next: ${stepLabel(next, stage)}`, action: to.groupNext(id, stage), style: 'primary' }]
    : [];
}

function nextUnit({ units }: Library, { id }: CourseSession, unit: Unit): Button[] {
  const next = units[units.indexOf(unit) + 1];
  return next ? [{ label: `Next unit: ${next.title}`, action: to.groupUnit(id, next.id) }] : [];
}
