/** The buttons of a unit's steps. Each uses what the command of the same name uses. */
import type { Buttons, CommandContext } from '../../discord/command.ts';
import type { Button, Reply } from '../../discord/reply.ts';
import { openLesson } from '../../lessons/views/open-lesson.ts';
import { topicReply } from '../../lessons/views/topic.ts';
import { answerVisible } from '../../predict/handlers/predict.ts';
import { noNetworkReply } from '../../predict/views/prediction.ts';
import { findClaim } from '../../probes/find-claim.ts';
import { prove } from '../../probes/handlers.ts';
import { openDuel } from '../../training/handlers/duel.ts';
import { startRun } from '../../training/handlers/start.ts';
import { runsWithNetwork } from '../../training/tables/kept-runs.ts';
import type { Unit, UnitStep } from '../../types/course.ts';
import { UserError } from '../../types/errors.ts';
import { learnActions } from '../actions.ts';
import { noteStep, standingOf, stepAt, unitNamed } from '../standing.ts';
import { nextStep, stepButton } from '../views/steps.ts';
import { goOnButton } from './go-on.ts';
import { learnerFor } from './open.ts';

const { to } = learnActions;

/** The page of a step, with the way back and to the next step. */
export function pageOfStep(context: CommandContext, step: UnitStep): Reply {
  const { services, person, serverId } = context;
  const library = services.library();
  const topic = step.kind === 'read' ? library.topics.get(step.topic) : undefined;
  if (step.kind !== 'read' || !topic)
    throw new UserError('This page is not in the documents any more. `/learn` shows the unit as it is now.');
  services.recentPages.add({ person, serverId }, topic.id);
  return topicReply(library, topic, step.level, false);
}

function read(context: CommandContext, unit: Unit, at: number): Reply {
  const step = stepAt(unit, at);
  const page = pageOfStep(context, step);
  noteStep(context.services.db, learnerFor(context), unit, step);
  const standing = standingOf(context.services.db, context.services.library(), learnerFor(context));
  const done = standing.steps.get(unit.id) ?? new Set<string>();
  const next = nextStep(unit, done, at);
  return {
    ...page,
    // The sources stand in `/explain`.
    fields: [],
    ...(step.say !== undefined && { text: `-# ${step.say}\n\n${page.text}` }),
    buttons: [
      [{ label: '‹ Back to the unit', action: to.unit(unit.id) }, ...stepButton(unit, next, done, true)],
    ],
  };
}

/** Runs a step: a training, a question to the own network, or a measurement. @param after buttons below what is measured */
export async function runStep(context: CommandContext, step: UnitStep, after: Button[] = []): Promise<Reply> {
  switch (step.kind) {
    case 'train':
      return startRun(context, step.options);
    case 'predict': {
      const [run] = runsWithNetwork(context.services.db, context.person.id, step.dataset);
      if (!run) return noNetworkReply(step.dataset);
      const change = step.change === undefined ? undefined : { name: step.change, variant: 1 };
      return answerVisible(context, run.id, { kind: 'test', example: 1 }, change);
    }
    case 'prove':
      return prove(context, findClaim(step.claim), ({ topic }) => {
        const found = context.services.library().topics.get(topic);
        return [...(found ? [openLesson(found)] : []), ...after];
      });
    case 'duel': {
      const { a, b, dataset, seeds } = step;
      return openDuel(context, { a, b, dataset, seeds });
    }
    default:
      throw new UserError('This unit has changed meanwhile. `/learn` opens it anew.');
  }
}

/** Notes the step as done once it has begun. */
async function runNoted(context: CommandContext, unit: Unit, at: number): Promise<Reply> {
  const step = stepAt(unit, at);
  const reply = await runStep(context, step, [goOnButton(unit)]);
  const { db } = context.services;
  const isMissing = step.kind === 'predict' && !runsWithNetwork(db, context.person.id, step.dataset)[0];
  if (!isMissing) noteStep(db, learnerFor(context), unit, step);
  return reply;
}

const unitIn = ({ services }: CommandContext, wanted: string): Unit => unitNamed(services.library(), wanted);

export const stepButtons = {
  read: { kind: 'edit', run: (context, [unit, at]) => read(context, unitIn(context, unit), at) },
  run: {
    kind: 'private',
    run: (context, [unit, at]) => runNoted(context, unitIn(context, unit), at),
  },
  duel: { kind: 'reply', run: (context, [unit, at]) => runNoted(context, unitIn(context, unit), at) },
} satisfies Partial<Buttons<typeof learnActions>>;
