/** `/learn`, and the buttons that lead through the course. */
import type { Buttons, CommandContext } from '../../discord/command.ts';
import type { Reply } from '../../discord/reply.ts';
import type { Unit } from '../../types/course.ts';
import type { learnActions } from '../actions.ts';
import { type CourseStanding, isOpen, standingOf, streakOf, unitNamed } from '../standing.ts';
import { type CourseLearner, choosePath, courseLearner, openUnit } from '../tables/learners.ts';
import { chosenPath, finishedReply, lockedReply, pathsReply, unitsReply } from '../views/course.ts';
import { unitReply } from '../views/unit.ts';

type Learning = Pick<CommandContext, 'services' | 'person' | 'serverId'>;

export const placeOfLearner = ({ person, serverId }: Learning) => ({ userId: person.id, serverId });

export const learnerHere = (context: Learning): CourseLearner | undefined =>
  courseLearner(context.services.db, placeOfLearner(context));

/** The learner, who begins the whole course with a press on a unit's button. */
export const learnerFor = (context: Learning): CourseLearner =>
  learnerHere(context) ??
  choosePath(context.services.db, placeOfLearner(context), chosenPath(undefined), Date.now());

/** Goes on where the learner stopped; the choice of a path for somebody new. */
export function goOn(context: Learning): Reply {
  const learner = learnerHere(context);
  const library = context.services.library();
  if (!learner || library.units.length === 0) return pathsReply(library);
  const standing = standingOf(context.services.db, library, learner);
  if (standing.units.length === 0) return pathsReply(library, learner);
  return standing.current ? showUnit(context, standing, standing.current) : finishedReply(standing);
}

/** @param wanted the id or key of a unit */
export function openNamedUnit(context: Learning, wanted: string): Reply {
  const library = context.services.library();
  const unit = unitNamed(library, wanted);
  const standing = standingOf(context.services.db, library, learnerFor(context));
  if (standing.current && standing.units.includes(unit) && !isOpen(standing, unit))
    return lockedReply(unit, standing.current);
  return showUnit(context, standing, unit);
}

/** The unit as it is now, after a step was done. */
export function showUnit(
  { services: { db, library } }: Learning,
  standing: CourseStanding,
  unit: Unit,
): Reply {
  openUnit(db, standing.learner.id, unit.id, Date.now());
  return unitReply({ library: library(), standing, unit, streak: streakOf(db, standing.learner) });
}

function begin(context: Learning, chosen: string | undefined): Reply {
  choosePath(context.services.db, placeOfLearner(context), chosenPath(chosen), Date.now());
  return goOn(context);
}

export const courseButtons = {
  go: { kind: 'edit', run: goOn },
  begin: { kind: 'edit', run: (context) => begin(context, undefined) },
  paths: { kind: 'edit', run: (context) => pathsReply(context.services.library(), learnerHere(context)) },
  path: { kind: 'edit', run: (context, _, [chosen]) => begin(context, chosen) },
  units: {
    kind: 'edit',
    run: (context) => {
      const { services } = context;
      return unitsReply(services.library(), standingOf(services.db, services.library(), learnerFor(context)));
    },
  },
  pick: { kind: 'edit', run: (context, _, [unit = '']) => openNamedUnit(context, unit) },
  unit: { kind: 'edit', run: (context, [unit]) => openNamedUnit(context, unit) },
  here: { kind: 'private', run: (context, [unit]) => openNamedUnit(context, unit) },
} satisfies Partial<Buttons<typeof learnActions>>;
