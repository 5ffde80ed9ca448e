/** The course as a whole: the choice of a path, the list of units, and the end. */
import { type Button, inRows, type Menu, type MenuOption, type Reply } from '../../discord/reply.ts';
import { durationOf, secondsFor } from '../../lessons/course/duration.ts';
import { plural } from '../../text/format.ts';
import {
  type CourseLevel,
  type CoursePath,
  courseLevels,
  coursePaths,
  type Unit,
  unitsOn,
} from '../../types/course.ts';
import type { Library } from '../../types/lessons.ts';
import { learnActions } from '../actions.ts';
import { type CourseStanding, isOpen } from '../standing.ts';
import { doneColour, learnColour } from './unit.ts';

const { to } = learnActions;
const perMenu = 25;

const pathNames: Record<CoursePath, string> = {
  both: 'Pictures and sequences: CNN and RNN',
  cnn: 'Pictures only: CNN',
  rnn: 'Sequences only: RNN, LSTM, GRU',
};
const levelNotes: Record<CourseLevel, string> = { beginner: 'from the start', refresher: 'a refresher' };

/** The choice of a path. @param before the learner's path so far */
export function pathsReply(library: Library, before?: { path: CoursePath; level: CourseLevel }): Reply {
  const choices = courseLevels.flatMap((level) =>
    coursePaths.flatMap((path): MenuOption[] => {
      const units = unitsOn(library.units, path, level);
      if (units.length === 0) return [];
      return [
        {
          label: `${pathNames[path]}, ${levelNotes[level]}`,
          value: `${path}-${level}`,
          description: `${plural(units.length, 'unit')}, ${hours(library, units)} in all`,
          selected: before?.path === path && before.level === level,
        },
      ];
    }),
  );
  if (choices.length === 0) return emptyReply;
  return {
    title: before ? 'Your path through the course' : 'A course in small steps',
    text: before
      ? 'Choose another path below. What you have done stays done.'
      : [
          'You learn how neural networks work by running them. Each unit takes a few minutes:',
          '',
          '**1. Read** a short page and look at its picture.',
          '**2. Do** something: train a network, break it, measure a claim.',
          '**3. Answer** three questions. When all are right, the next unit opens.',
          '',
          'Only you see this. You can stop at any time: `/learn` goes on where you were.',
        ].join('\n'),
    colour: learnColour,
    menus: [
      {
        action: to.path(),
        placeholder: before ? 'Choose a path' : 'Or choose what you want to learn',
        choices,
      },
    ],
    buttons: [
      before
        ? [{ label: '‹ Back to the unit', action: to.go() }]
        : [{ label: 'Begin at the start', action: to.begin(), style: 'primary' }],
    ],
  };
}

/** Reads the value of the menu; the whole course for anything else. */
export function chosenPath(value: string | undefined): { path: CoursePath; level: CourseLevel } {
  const [path, level] = (value ?? '').split('-');
  return {
    path: coursePaths.find((each) => each === path) ?? 'both',
    level: courseLevels.find((each) => each === level) ?? 'beginner',
  };
}

const emptyReply: Reply = {
  title: 'There is no course here',
  text: 'No unit is in the documents of this server. `/help` shows where to start without one.',
};

function hours(library: Library, units: readonly Unit[]): string {
  const minutes = units.reduce((sum, unit) => sum + secondsFor(library, unit), 0) / 60;
  return minutes < 90
    ? `${Math.max(5, 5 * Math.round(minutes / 5))} minutes`
    : `${Math.round(minutes / 60)} hours`;
}

/** All units with their marks. Menus open those that are open. */
export function unitsReply(library: Library, standing: CourseStanding): Reply {
  const { units, done, current, learner } = standing;
  const open = units.filter((unit) => isOpen(standing, unit));
  const menus = Array.from({ length: Math.min(3, Math.ceil(open.length / perMenu)) }, (_, i): Menu => {
    const some = open.slice(i * perMenu, (i + 1) * perMenu);
    return {
      action: to.pick(i),
      placeholder: i === 0 ? 'Open a unit' : `Open one from unit ${i * perMenu + 1} on`,
      choices: some.map((unit) => ({
        label: `${units.indexOf(unit) + 1}. ${unit.title}`,
        value: unit.id,
        description: done.has(unit.id) ? 'done' : durationOf(library, unit),
      })),
    };
  });
  return {
    title: `${pathNames[learner.path]}, ${levelNotes[learner.level]}`,
    text: units
      .map((unit, i) => {
        const mark = done.has(unit.id)
          ? '✅'
          : unit.id === current?.id
            ? '👉'
            : isOpen(standing, unit)
              ? '▫️'
              : '🔒';
        return `${mark} ${i + 1}. ${unit.id === current?.id ? `**${unit.title}**` : unit.title}`;
      })
      .join('\n'),
    footer: `${units.filter(({ id }) => done.has(id)).length} of ${plural(units.length, 'unit')} done · 🔒 opens when the one before is done`,
    colour: learnColour,
    menus,
    buttons: inRows([...goOn(current), { label: 'Change the path', action: to.paths() }]),
  };
}

const goOn = (current: Unit | undefined): Button[] =>
  current ? [{ label: `Go on: ${current.title}`, action: to.unit(current.id), style: 'primary' }] : [];

export const lockedReply = (unit: Unit, current: Unit): Reply => ({
  title: `${unit.title} is not open yet`,
  text: `It opens when the units before it are done. Next is **${current.title}**. If you know what that one teaches, open it and go straight to its questions.`,
  buttons: [[...goOn(current), { label: 'All units', action: to.units() }]],
});

/** All units of the path are done. */
export const finishedReply = ({ units }: CourseStanding): Reply => ({
  title: 'You have finished this path',
  text: [
    `All ${plural(units.length, 'unit')} are done. Well done.`,
    '',
    '`/review` brings back what you are about to forget. Another path is below, and `/duel` and `/prove` go on from here.',
  ].join('\n'),
  colour: doneColour,
  buttons: [
    [
      { label: 'All units', action: to.units() },
      { label: 'Change the path', action: to.paths() },
    ],
  ],
});
