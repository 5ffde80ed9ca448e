/** A unit as the private message that a learner works in. */
import { diagram } from '../../charts/diagrams/index.ts';
import type { Button, Reply } from '../../discord/reply.ts';
import { inRows } from '../../discord/reply.ts';
import { durationOf } from '../../lessons/course/duration.ts';
import { plural } from '../../text/format.ts';
import type { Chart } from '../../types/chart.ts';
import type { Unit } from '../../types/course.ts';
import type { Library } from '../../types/lessons.ts';
import { learnActions } from '../actions.ts';
import type { CourseStanding } from '../standing.ts';
import { nextStep, stepButton, stepTitle } from './steps.ts';

const { to } = learnActions;
export const learnColour = 0x8ab4f8;
export const doneColour = 0x9fd86b;

export interface UnitShown {
  library: Library;
  standing: CourseStanding;
  unit: Unit;
  /** Days in a row. */
  streak: number;
}

export function unitReply({ library, standing, unit, streak }: UnitShown): Reply {
  const done = standing.steps.get(unit.id) ?? new Set<string>();
  const isDone = standing.done.has(unit.id);
  const first = isDone ? -1 : nextStep(unit, done);
  const chart = pictureOf(library, unit);
  return {
    title: headingOf(standing, unit),
    text: [
      ...(unit.text === '' ? [] : [unit.text, '']),
      ...stepLines(library, unit, (key) => isDone || done.has(key), first),
      ...(unit.steps.some(({ kind }) => kind !== 'read' && kind !== 'quiz') ? ['', resultsNote] : []),
    ].join('\n'),
    footer: [
      durationOf(library, unit),
      `${standing.units.filter(({ id }) => standing.done.has(id)).length} of ${plural(standing.units.length, 'unit')} done`,
      ...(streak > 1 ? [`${streak} days in a row`] : []),
    ].join(' · '),
    colour: isDone ? doneColour : learnColour,
    ...(chart && { chart }),
    buttons: [
      ...inRows(
        unit.steps.flatMap((_, at) => stepButton(unit, at, done, at === first)),
        5,
        2,
      ),
      [...(isDone ? nextButton(standing, unit) : []), ...ways],
    ],
  };
}

const resultsNote = '-# Results come below, in messages of their own. `/learn` brings you back here.';

const ways: Button[] = [
  { label: 'All units', action: to.units() },
  { label: 'Change the path', action: to.paths() },
];

/** Such as “3 of 30 · A neuron adds up”. */
export function headingOf({ units }: Pick<CourseStanding, 'units'>, unit: Unit): string {
  const at = units.findIndex(({ id }) => id === unit.id);
  return at < 0 ? unit.title : `${at + 1} of ${units.length} · ${unit.title}`;
}

/** @param next the position of the step to do now */
export function stepLines(
  library: Library,
  { steps }: Unit,
  isDone: (key: string) => boolean,
  next = -1,
): string[] {
  return steps.map((step, i) => {
    const mark = isDone(step.key) ? '✅' : i === next ? '👉' : '▫️';
    const say = step.say === undefined ? '' : `. ${step.say}`;
    return `${mark} ${i + 1}. ${stepTitle(library, step)}${say}`;
  });
}

/** A button for the unit after this one; none after the last. */
export function nextButton({ units }: Pick<CourseStanding, 'units'>, unit: Unit): Button[] {
  const next = units[units.findIndex(({ id }) => id === unit.id) + 1];
  return next ? [{ label: `Next: ${next.title}`, action: to.unit(next.id), style: 'primary' }] : [];
}

/** The picture that the unit names, or that of the first page that it reads. */
export function pictureOf({ topics }: Pick<Library, 'topics'>, unit: Unit): Chart | undefined {
  const [read] = unit.steps.flatMap((step) =>
    step.kind === 'read' ? (topics.get(step.topic)?.diagrams[step.level] ?? []) : [],
  );
  const name = unit.diagram ?? read;
  return name === undefined ? undefined : diagram(name);
}
