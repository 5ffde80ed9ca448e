/** `/quiz schedule` and `/quiz schedules`: quizzes that come again, and what their admins do with them. */
import { type Deck, findDeck } from '../tables/decks.ts';
import { type Occurrence, occurrencesOf } from '../tables/occurrences.ts';
import {
  addSchedule,
  changeSchedule,
  deleteSchedule,
  findSchedule,
  type Plan,
  type Schedule,
  schedulesOf,
} from '../tables/schedules.ts';
import { quote, UserError } from '../../types/errors.ts';
import { localDate, nextRun, readDays, readTime, sayDays } from '../calendar.ts';
import { lacksDeck } from '../schedules.ts';
import { postNow, questionsFor } from '../runs.ts';
import { readTimeZone, suggestTimeZones } from '../zones.ts';
import type { Answer } from '../../discord/reply.ts';
import { type Asked, type ButtonHandler, type Buttons, subcommand } from '../../discord/command.ts';
import { scheduleAnswer, schedulesAnswer } from '../views/schedules.ts';
import { longestQuiz, topicOf } from './criteria.ts';
import { readCount } from './answer-form.ts';

const usual = { questions: 5, openMinutes: 24 * 60 };
const mostSchedules = 25;
const longestOpenMinutes = 7 * 24 * 60;

type Asker = Omit<Asked, 'place' | 'show'>;

export const schedule = subcommand({
  description: 'A quiz that comes again and again (for those who manage the server)',
  options: {
    days: { type: 'text', description: 'mon, thu · weekdays · daily', required: true },
    time: { type: 'text', description: 'Local time: 18:30 or 6:30 pm', required: true },
    time_zone: {
      type: 'text',
      description: 'Continent and city: Europe/Vienna; the server’s latest if you do not say',
      complete: (typed, { db }, { serverId }) => {
        // A server stays in its zone: the one that it has used comes first.
        const used = serverId === null ? undefined : schedulesOf(db, serverId).at(-1)?.timeZone;
        const first = typed === '' && used !== undefined ? [used] : [];
        return [...first, ...suggestTimeZones(typed, 24)].map((name) => ({ name, value: name }));
      },
    },
    channel: { type: 'channel', description: 'Where it is posted; here if you do not say' },
    topics: {
      type: 'text',
      description: 'Topics or lessons, with commas between them; all if you do not say',
    },
    deck: { type: 'text', description: 'Questions from a deck of this server instead' },
    length: {
      type: 'integer',
      description: 'How many questions; 5 if you do not say',
      min: 1,
      max: longestQuiz,
    },
    open_minutes: {
      type: 'integer',
      description: 'How long it is open; a day if you do not say',
      min: 5,
      max: longestOpenMinutes,
    },
    ping: { type: 'role', description: 'A role to call; nobody if you do not say' },
    adapt: { type: 'switch', description: 'Weak topics come more often; on if you do not say' },
    id: { type: 'integer', description: 'Changes this schedule instead of making a new one', min: 1 },
  },
  async run({ options: { id, ...options }, ...asked }) {
    const serverId = mustManage(asked);
    const { db, quizzes } = asked.context;
    if (id !== undefined) {
      const old = scheduleOr(asked, id);
      return change(asked, old, planFrom(asked, options, old), 'Changed.');
    }
    const others = schedulesOf(db, serverId);
    if (others.length >= mostSchedules)
      throw new UserError(
        `A server has at most ${mostSchedules} schedules. Delete one in \`/quiz schedules\` first.`,
      );
    const plan = planFrom(asked, options, undefined);
    await quizzes.host.check(plan.channelId);
    const made = addSchedule(db, { serverId, ownerId: asked.person.id }, plan, nextRun(plan, Date.now()));
    quizzes.host.wake();
    return view(asked, made.id, 'Set up.');
  },
});

export const schedules = subcommand({
  description: 'The scheduled quizzes of this server',
  options: {},
  run: (asked) => list(asked),
});

interface Wishes {
  days?: string | undefined;
  time?: string | undefined;
  time_zone?: string | undefined;
  channel?: string | undefined;
  topics?: string | undefined;
  deck?: string | undefined;
  length?: number | undefined;
  open_minutes?: number | undefined;
  ping?: string | undefined;
  adapt?: boolean | undefined;
}

/** What is wished for, the rest as it was or as usual. @throws UserError */
function planFrom(
  asked: Pick<Asked, 'context' | 'serverId'> & { place?: Asked['place'] },
  wishes: Wishes,
  old: Schedule | undefined,
): Plan {
  const { context, serverId } = asked;
  const deck =
    wishes.deck === undefined ? undefined : findDeck(context.db, { serverId: serverId ?? '' }, wishes.deck);
  if (wishes.deck !== undefined && !deck)
    throw new UserError(
      `This server has no deck ${quote(wishes.deck)}. \`/quiz decks\` lists those that there are.`,
    );
  return {
    days: wishes.days === undefined ? (old?.days ?? []) : readDays(wishes.days),
    time: wishes.time === undefined ? (old?.time ?? '') : readTime(wishes.time),
    timeZone:
      wishes.time_zone === undefined
        ? (old?.timeZone ?? latestTimeZone(context.db, serverId))
        : readTimeZone(wishes.time_zone),
    channelId: wishes.channel ?? old?.channelId ?? asked.place?.channelId ?? '',
    topics: wishes.topics === undefined ? (old?.topics ?? []) : readTopics(context, wishes.topics),
    ...deckFor(deck, wishes.topics === undefined ? old : undefined),
    questions: wishes.length ?? old?.questions ?? usual.questions,
    openMinutes: wishes.open_minutes ?? old?.openMinutes ?? usual.openMinutes,
    pingRoleId: wishes.ping ?? old?.pingRoleId ?? null,
    adapt: wishes.adapt ?? old?.adapt ?? true,
  };
}

/** The deck that is wished for, or the one that it had. */
const deckFor = (deck: Deck | undefined, old: Schedule | undefined): Pick<Plan, 'deckId' | 'deckName'> =>
  deck
    ? { deckId: deck.id, deckName: deck.name }
    : { deckId: old?.deckId ?? null, deckName: old?.deckName ?? null };

/** A server stays in its time zone: that of its newest schedule. @throws UserError before there is one */
function latestTimeZone(db: Asked['context']['db'], serverId: string | null): string {
  const latest = serverId === null ? undefined : schedulesOf(db, serverId).at(-1);
  if (!latest)
    throw new UserError(
      'In which time zone? Give `time_zone` this once, such as Europe/Vienna; later schedules of this server take it too.',
    );
  // One that was set up with an abbreviation may mean somewhere else.
  return readTimeZone(latest.timeZone);
}

const readTopics = ({ library }: Asked['context'], text: string): string[] =>
  text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => topicOf(library(), part).id);

/** Changed or not, it goes on, unless its deck is missing. @throws UserError when it could not be posted */
async function change(asked: Asker, old: Schedule, plan: Partial<Plan>, done: string): Promise<Answer> {
  const { db, quizzes } = asked.context;
  const { id } = old;
  await quizzes.host.check({ ...old, ...plan }.channelId);
  await quizzes.host.change(id, plan);
  const changed = scheduleOr(asked, id);
  if (lacksDeck(changed))
    return view(
      asked,
      id,
      `${done} It stays paused: its deck is not here. Import it, or give the schedule another.`,
    );
  const note = runsAgainToday(changed, occurrencesOf(db, id, 1)[0]) ? againToday : '';
  return view(asked, id, `${done}${note}`);
}

const againToday =
  ' It took place today already, and does once more by the new plan: “Skip next” leaves that out.';

/** Whether a corrected plan has a run on the day of the latest one. */
const runsAgainToday = ({ nextAt, timeZone }: Schedule, latest: Occurrence | undefined): boolean =>
  latest !== undefined &&
  ['claimed', 'posted'].includes(latest.status) &&
  localDate(latest.dueAt, timeZone) === localDate(nextAt, timeZone);

function list(asked: Asker): Answer {
  return schedulesAnswer(schedulesOf(asked.context.db, mustManage(asked)));
}

const runsShown = 5;

function view(asked: Asker, id: number, done?: string): Answer {
  const { db, library } = asked.context;
  const found = scheduleOr(asked, id);
  const history = occurrencesOf(db, id, runsShown);
  return scheduleAnswer({
    schedule: found,
    history,
    library: library(),
    ...(done !== undefined && { done }),
  });
}

/** The server's id. @throws UserError */
export function mustManage({ serverId, mayManage }: Pick<Asked, 'serverId' | 'mayManage'>): string {
  if (serverId === null) throw new UserError('This belongs to a server: use it in one of its channels.');
  if (!mayManage)
    throw new UserError('Only those who may manage the server can do this. Ask one of its admins.');
  return serverId;
}

function scheduleOr(asked: Asker, id: number): Schedule {
  const serverId = mustManage(asked);
  const found = findSchedule(asked.context.db, id);
  if (found?.serverId !== serverId)
    throw new UserError(`There is no schedule ${id} here. \`/quiz schedules\` lists those that there are.`);
  return found;
}

async function runNow(asked: Asker, id: number): Promise<Answer> {
  const { db, shelves, quizzes } = asked.context;
  const found = scheduleOr(asked, id);
  await quizzes.host.check(found.channelId);
  const now = Date.now();
  const bank = async (serverId: string) => quizzes.bankOf(await shelves.library(serverId));
  const questions = await questionsFor({ db, bank, random: Math.random, now: () => now }, found);
  if (questions.length === 0)
    throw new UserError('There are no questions for it. Give it another deck or other topics.');
  postNow(db, found, questions, now);
  quizzes.host.wake();
  return view(asked, id, 'Being posted now.');
}

const button = (run: (asked: Asker, id: number) => Answer | Promise<Answer>): ButtonHandler<[number]> => ({
  kind: 'edit',
  run: (asked, [id]) => run(asked, id),
});

export const scheduleButtons = {
  plans: { kind: 'edit', run: (asked) => list(asked) },
  plan: button((asked, id) => view(asked, id)),
  pause: button(async (asked, id) => {
    await asked.context.quizzes.host.change(scheduleOr(asked, id).id, { paused: true });
    return view(asked, id, 'Paused.');
  }),
  resume: button((asked, id) => {
    const schedule = scheduleOr(asked, id);
    return change(asked, schedule, {}, lacksDeck(schedule) ? 'Not resumed.' : 'It goes on.');
  }),
  skip: {
    kind: 'edit',
    run: (asked, [id, wish, runAt]) => {
      const { skipNext: skips, nextAt } = scheduleOr(asked, id);
      // Whoever presses late, or a second time, means a run that is over, and not the one after it.
      if (runAt !== undefined && runAt !== nextAt)
        return view(asked, id, 'The run that this button meant is over or was moved. Nothing was changed.');
      // Buttons posted before did not say which.
      const skipNext = wish === undefined ? !skips : wish === 'on';
      changeSchedule(asked.context.db, id, { skipNext });
      return view(asked, id, skipNext ? 'The next run is skipped.' : 'The next run takes place.');
    },
  },
  run: button(runNow),
  drop: button((asked, id) => {
    deleteSchedule(asked.context.db, scheduleOr(asked, id).id);
    return list(asked);
  }),
  edit: {
    kind: 'form',
    form: (asked, [id]) => {
      const { days, time, timeZone, questions, openMinutes } = scheduleOr(asked, id);
      return {
        title: `Scheduled quiz ${id}`,
        fields: [
          {
            name: 'days',
            label: 'Days',
            value: days.length === 7 ? 'daily' : sayDays(days).replace(/^on /, ''),
          },
          { name: 'time', label: 'Time', value: time },
          { name: 'time_zone', label: 'Time zone', value: timeZone },
          { name: 'length', label: `Questions, 1 to ${longestQuiz}`, value: String(questions) },
          { name: 'open_minutes', label: 'Open for so many minutes', value: String(openMinutes) },
        ],
      };
    },
    result: 'edit',
    run: (asked, [id], { days, time, time_zone, length, open_minutes }) => {
      const old = scheduleOr(asked, id);
      const numbers = {
        length: readCount(length, 1, longestQuiz),
        open_minutes: readCount(open_minutes, 5, longestOpenMinutes),
      };
      return change(asked, old, planFrom(asked, { days, time, time_zone, ...numbers }, old), 'Changed.');
    },
  },
} satisfies Partial<Buttons<'quiz'>>;
