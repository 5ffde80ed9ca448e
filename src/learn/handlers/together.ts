/** `/learn together`: a host leads a unit, in a thread where one can be opened. */
import type { Buttons, CommandContext } from '../../discord/command.ts';
import { serverOf } from '../../discord/permissions.ts';
import type { Reply } from '../../discord/reply.ts';
import { requireFreeChannel } from '../../quiz/handlers/now.ts';
import { quizQuestionsOf } from '../../quiz/tables/quiz-questions.ts';
import { addQuiz } from '../../quiz/tables/quizzes.ts';
import { openingReply } from '../../quiz/views/opening.ts';
import type { Unit } from '../../types/course.ts';
import { UserError } from '../../types/errors.ts';
import type { learnActions } from '../actions.ts';
import { noteStep, standingOf, stepAt, unitNamed } from '../standing.ts';
import { addSession, advance, type CourseSession, findSession, takeUnit } from '../tables/sessions.ts';
import { invitationReply, type Together, togetherReply, togetherStepReply } from '../views/together.ts';
import { learnerHere } from './open.ts';
import { questionsOf } from './quiz.ts';
import { pageOfStep, runStep } from './steps.ts';

/** Time for each question; the host ends it sooner. */
const questionSeconds = 180;
/** Time before the first question. */
const startMs = 4_000;

/** @param wanted the unit; without it the one that the host would go on with */
export async function learnTogether(context: CommandContext, wanted: string | undefined): Promise<Reply> {
  const { services, person, messageRef, inThread } = context;
  const serverId = serverOf(context);
  if (!messageRef.canPost || !services.courseThreads)
    throw new UserError(
      'For a unit together I must be able to post here. `/learn` works here for you alone.',
    );
  const unit = unitFor(context, wanted);
  const threadId = inThread
    ? undefined
    : await services.courseThreads.open(messageRef.channelId, `Together: ${unit.title}`);
  const channelId = threadId ?? messageRef.channelId;
  const session = addSession(
    services.db,
    { serverId, channelId, hostId: person.id, unit: unit.id },
    Date.now(),
  );
  const together = { library: services.library(), session, unit };
  if (threadId === undefined) return togetherReply(together, inThread ? undefined : noThread);
  await services.courseThreads.post(threadId, togetherReply(together));
  return invitationReply(together, threadId);
}

const noThread =
  'I could not open a thread here, so the unit goes on in this channel. For threads I need “Create Public Threads”.';

function unitFor(context: CommandContext, wanted: string | undefined): Unit {
  const library = context.services.library();
  if (wanted !== undefined) return unitNamed(library, wanted);
  const learner = learnerHere(context);
  const current = learner && standingOf(context.services.db, library, learner).current;
  const unit = current ?? library.units[0];
  if (!unit) throw new UserError('There is no unit in the documents of this server yet.');
  return unit;
}

/** @throws UserError where the session is gone, or of another server */
function sessionHere({ services, serverId }: CommandContext, id: number): Together {
  const session = findSession(services.db, id);
  if (!session || session.serverId !== serverId)
    throw new UserError('This unit is no longer led here. `/learn together:True` begins another one.');
  return { session, library: services.library(), unit: unitNamed(services.library(), session.unit) };
}

/** @throws UserError for everybody but the host and those who manage the server */
function requireHost({ person, mayManage }: CommandContext, { hostId }: CourseSession): void {
  if (hostId === person.id || mayManage) return;
  const host = hostId === null ? 'Somebody who manages the server' : `<@${hostId}>`;
  throw new UserError(`${host} leads this unit and goes on when all are ready.`);
}

function goOn(context: CommandContext, id: number, stage: number): Reply {
  const together = sessionHere(context, id);
  requireHost(context, together.session);
  const step = stepAt(together.unit, stage);
  const page = step.kind === 'read' ? pageOfStep(context, step) : undefined;
  if (!advance(context.services.db, id, stage))
    throw new UserError('This unit is further on already: the newest message has the next step.');
  return togetherStepReply(together, stage + 1, page);
}

async function run(context: CommandContext, id: number, at: number): Promise<Reply> {
  const { unit } = sessionHere(context, id);
  const step = stepAt(unit, at);
  const reply = await runStep(context, step);
  const learner = learnerHere(context);
  if (learner) noteStep(context.services.db, learner, unit, step);
  return reply;
}

async function ask(context: CommandContext, id: number): Promise<Reply> {
  const { session, unit } = sessionHere(context, id);
  requireHost(context, session);
  requireFreeChannel(context);
  const { services, person, serverId, messageRef } = context;
  const questions = await questionsOf(context, unit, []);
  const now = Date.now();
  const quiz = addQuiz(
    services.db,
    {
      ...{ serverId, channelId: messageRef.channelId, hostId: person.id, kind: 'group', title: unit.title },
      ...{ seconds: questionSeconds, nextAt: now + startMs, request: { unit: unit.id } },
      openingMessageId: messageRef.messageId,
    },
    questions,
    now,
  );
  services.quizzes.scheduler.wake();
  return openingReply({ quiz, questions: quizQuestionsOf(services.db, quiz.id), now });
}

function takeNext(context: CommandContext, id: number, wanted: string): Reply {
  const { session, library } = sessionHere(context, id);
  requireHost(context, session);
  const unit = unitNamed(library, wanted);
  takeUnit(context.services.db, id, unit.id);
  return togetherReply({ library, unit, session: { ...session, unit: unit.id, stage: 0 } });
}

export const togetherButtons = {
  groupNext: { kind: 'reply', run: (context, [id, stage]) => goOn(context, id, stage) },
  groupRun: { kind: 'reply', run: (context, [id, at]) => run(context, id, at) },
  groupQuiz: { kind: 'reply', run: (context, [id]) => ask(context, id) },
  groupUnit: { kind: 'reply', run: (context, [id, unit]) => takeNext(context, id, unit) },
} satisfies Partial<Buttons<typeof learnActions>>;
