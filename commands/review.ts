import { memoryMapChart } from '../src/charts/memory-map.ts';
import { type Buttons, type CommandContext, command } from '../src/discord/command.ts';
import type { Button, Reply } from '../src/discord/reply.ts';
import { reviewActions } from '../src/quiz/actions.ts';
import { nextRun, readTime } from '../src/quiz/calendar.ts';
import { showCurrent } from '../src/quiz/handlers/solo.ts';
import { conceptRows, reviewQuestions, weekMs, weekNames } from '../src/quiz/review.ts';
import { startSolo } from '../src/quiz/solo.ts';
import { weekShares } from '../src/quiz/tables/answers.ts';
import { changeLearner, learnerOf } from '../src/quiz/tables/learners.ts';
import { countDue, memoriesOf, nextDue } from '../src/quiz/tables/memories.ts';
import { readTimeZone, suggestTimeZones } from '../src/quiz/zones.ts';
import { percent, plural } from '../src/text/format.ts';

const usualLength = 10;
const [weeksShown, conceptsShown] = [6, 14];
const everyDay = [1, 2, 3, 4, 5, 6, 7];

const startButton: Button = { label: 'Review now', action: reviewActions.to.start(), style: 'primary' };
const progressButton: Button = { label: 'My progress', action: reviewActions.to.progress() };

export default command({
  name: 'review',
  description: 'Repeat what you are about to forget: each concept comes back when it is due',
  private: true,
  options: {
    length: {
      type: 'integer',
      description: 'At most so many questions; 10 if you do not say',
      min: 1,
      max: 30,
    },
    remind: { type: 'text', description: 'Remind me by direct message every day at 18:30, or off' },
    time_zone: {
      type: 'text',
      description: 'Yours, for reminders: Europe/Vienna',
      complete: (typed) => suggestTimeZones(typed, 25).map((name) => ({ name, value: name })),
    },
  },
  run: ({ options: { length, remind, time_zone: timeZone }, ...context }) =>
    remind === undefined && timeZone === undefined
      ? start(context, length ?? usualLength)
      : setReminder(context, remind, timeZone),
  actions: reviewActions,
  buttons: {
    start: { kind: 'private', run: (context) => start(context, usualLength) },
    progress: { kind: 'edit', run: (context) => progress(context) },
  } satisfies Buttons<typeof reviewActions>,
});

/** One question for each concept that is due, or when the next one will be. */
async function start(context: CommandContext, count: number): Promise<Reply> {
  const { services, person, place } = context;
  const { db, library, quizzes } = services;
  const { facts } = await quizzes.bankOf(library());
  const now = Date.now();
  const questions = reviewQuestions(db, person.id, facts, {
    count,
    now,
    random: Math.random,
  });
  if (questions.length === 0) return nothingDue(nextDue(db, person.id));
  const where = { serverId: null, channelId: place.channelId, hostId: person.id, title: 'Review' };
  return showCurrent(context, startSolo(db, { ...where, kind: 'review' }, questions, now));
}

const nothingDue = (next: number | null): Reply =>
  next === null
    ? {
        title: 'Nothing to review yet',
        text: 'What you answer in a quiz comes back here when you are about to forget it. `/quiz now mode:own` makes a start.',
      }
    : {
        title: 'Nothing is due',
        text: `The next concept comes back <t:${Math.floor(next / 1000)}:R>. \`/quiz now mode:own\` asks about new ones.`,
        buttons: [[progressButton]],
      };

function setReminder({ services: { db, quizzes }, person }: CommandContext, wish = '', zone?: string): Reply {
  const before = learnerOf(db, person.id);
  const timeZone = zone === undefined ? (before.timeZone ?? undefined) : readTimeZone(zone);
  if (/^(off|no|never)$/i.test(wish.trim())) {
    changeLearner(db, person.id, { remindAt: null, nextReminderAt: null });
    return {
      title: 'No reminders',
      text: 'I will not write to you any more.',
      buttons: [[startButton, progressButton]],
    };
  }
  const remindAt = wish === '' ? before.remindAt : readTime(wish);
  if (remindAt === null) {
    changeLearner(db, person.id, { timeZone: timeZone ?? null });
    return { text: `Your time zone is ${timeZone}. \`/review remind:18:30\` turns reminders on.` };
  }
  const next = nextRun({ days: everyDay, time: remindAt, timeZone: timeZone ?? 'UTC' }, Date.now());
  changeLearner(db, person.id, { timeZone: timeZone ?? null, remindAt, nextReminderAt: next.at });
  quizzes.scheduler.wake();
  return {
    title: 'Reminders are on',
    text: `I write to you at ${remindAt} (${timeZone ?? 'UTC; give `time_zone` for yours'}) on days when something is due, first <t:${Math.floor(next.at / 1000)}:f>.`,
    footer: 'Direct messages from members of this server must be allowed · /review remind:off ends them',
    buttons: [[startButton, progressButton]],
  };
}

/** How well each concept was known, week by week. */
function progress({ services: { db, library }, person }: CommandContext): Reply {
  const now = Date.now();
  const shares = weekShares(db, { userId: person.id, since: now - weeksShown * weekMs });
  const titleOf = (concept: string) => library().topics.get(concept)?.title;
  const rows = conceptRows(shares, { weeks: weeksShown, most: conceptsShown, titleOf });
  const answered = shares.reduce((sum, share) => sum + share.answered, 0);
  const right = shares.reduce((sum, share) => sum + share.right, 0);
  return {
    title: 'What you remember',
    text: [
      `**${plural(memoriesOf(db, person.id).length, 'concept')}** met, **${countDue(db, person.id, now)}** due now.`,
      ...(answered > 0
        ? [
            `**${right} of ${plural(answered, 'answer')}** right in the last six weeks (${percent(right / answered)}).`,
          ]
        : []),
    ].join('\n'),
    ...(rows.length > 0 && {
      chart: memoryMapChart(rows, weekNames(weeksShown, now), 'Your right answers by concept and week'),
    }),
    buttons: [[startButton]],
  };
}
