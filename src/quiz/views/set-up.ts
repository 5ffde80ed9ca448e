/** The set-up of a scheduled quiz: menus to choose from, and buttons to forms. */

import { keyOf } from '../../discord/keys.ts';
import { limits } from '../../discord/limits.ts';
import type { Button, Menu, MenuOption, Reply } from '../../discord/reply.ts';
import { quote } from '../../text/escape.ts';
import { plural } from '../../text/format.ts';
import type { Library, Topic } from '../../types/lessons.ts';
import type { Question } from '../../types/quiz.ts';
import { quizActions } from '../actions.ts';
import { nextRun, sayDays } from '../calendar.ts';
import { solution } from '../grade.ts';
import { sayOpenTime } from '../open-time.ts';
import { missing, type SetUp, type SetUpForm, wholePlan } from '../set-up.ts';
import { questionText } from './question.ts';
import { whichPlace, zoneMenu } from './zone-menu.ts';

const colour = 0x8ab4f8;
const { to } = quizActions;

const titleOf = ({ scheduleId }: SetUp): string =>
  scheduleId === null ? 'Set up a scheduled quiz' : `Scheduled quiz ${scheduleId}: change it`;

/** @param id of the draft */
export function setUpReply(id: number, setUp: SetUp, library: Library, now: number): Reply {
  if (setUp.zoneTyped !== undefined) return zoneReply(id, setUp, setUp.zoneTyped, now);
  const whole = wholePlan(setUp);
  const next = whole && Math.floor(nextRun(whole, now).at / 1000);
  const { plan } = setUp;
  return {
    title: titleOf(setUp),
    text: [
      ...problemLines(setUp),
      `**Days:** ${plan.days.length > 0 ? sayDays(plan.days) : 'not chosen yet'}`,
      `**Time:** ${plan.time ?? 'not set yet'}${plan.timeZone === null ? '' : ` (${plan.timeZone})`}`,
      `**Channel:** <#${plan.channelId}>`,
      `**Questions:** ${questionsLine(setUp, library)}`,
      `**Open for:** ${sayOpenTime(plan.openMinutes)}`,
      `**Role to ping:** ${plan.pingRoleId === null ? 'none' : `<@&${plan.pingRoleId}>`}`,
      '',
      next === undefined
        ? `Still to do: ${missing(setUp).join(', ')}. Then press **Save**.`
        : `The ${setUp.scheduleId === null ? 'first' : 'next'} quiz would come on <t:${next}:F> (<t:${next}:R>). Press **Save** to ${setUp.scheduleId === null ? 'set it up' : 'change it'}.`,
    ].join('\n'),
    colour,
    menus: [daysMenu(id, setUp), channelMenu(id, setUp), topicsMenu(id, setUp, library), roleMenu(id, setUp)],
    buttons: [
      [
        formButton(setUp, 'time', 'Time and zone…', to.settime(id), plan.time === null),
        formButton(setUp, 'length', 'Length…', to.setlength(id), false),
        { label: 'Preview', action: to.preview(id) },
        { label: 'Save', action: to.save(id), style: 'success', disabled: whole === undefined },
        { label: 'Cancel', action: to.discard(id) },
      ],
    ],
  };
}

function problemLines({ problems, refused }: SetUp): string[] {
  const all = [...problems, ...Object.values(refused).flatMap((form) => form.problems)];
  const hint = Object.keys(refused).length > 0 ? ['Press **Correct**: what you typed is still there.'] : [];
  return all.length === 0 ? [] : [...all.map((problem) => `⚠️ ${problem}`), ...hint, ''];
}

/** A refused form's button offers to correct it. */
const formButton = (
  { refused }: SetUp,
  form: SetUpForm,
  label: string,
  action: string,
  isNext: boolean,
): Button =>
  refused[form]
    ? { label: form === 'time' ? 'Correct the time' : 'Correct the length', action, style: 'primary' }
    : { label, action, ...(isNext && { style: 'primary' as const }) };

function questionsLine({ plan }: SetUp, library: Library): string {
  const { topics, deckName, deckId, questions, adapt } = plan;
  const titles = topics.map((topic) => library.topics.get(topic)?.title ?? topic).join(', ');
  const deck =
    deckName === null ? '' : `the deck ${quote(deckName)}${deckId === null ? ', which is not here' : ''}`;
  const about = deck && titles ? `${deck} about ${titles}` : deck || titles || 'all topics';
  return `${plural(questions, 'question')} from ${about}${adapt ? '; weak topics come more often' : ''}`;
}

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const daysMenu = (id: number, { plan }: SetUp): Menu => ({
  action: to.setdays(id),
  placeholder: 'Days: on which days?',
  max: dayNames.length,
  choices: dayNames.map((label, day) => ({
    label,
    value: String(day + 1),
    selected: plan.days.includes(day + 1),
  })),
});

const channelMenu = (id: number, { plan, inThread }: SetUp): Menu => ({
  action: to.setchannel(id),
  placeholder: inThread ? 'Channel: this thread' : 'Channel: where is it posted?',
  choices: { of: 'channels', ...(!inThread && { selected: [plan.channelId] }) },
});

const roleMenu = (id: number, { plan }: SetUp): Menu => ({
  action: to.setrole(id),
  placeholder: 'Role: whom to ping? (nobody)',
  min: 0,
  choices: { of: 'roles', ...(plan.pingRoleId !== null && { selected: [plan.pingRoleId] }) },
});

/** The value of the choice that turns the page. No topic's key is like it. */
export const morePages = '~more';

/** The topics on the page that is shown, and whether there are further pages. */
export function topicsOnPage(
  { plan, topicPage }: SetUp,
  library: Library,
): { topics: Topic[]; pages: number } {
  const all = [...library.topics.values()];
  const lessons = all.filter(({ kind }) => kind === 'lesson');
  const others = all.filter(({ id, kind }) => kind !== 'lesson' && plan.topics.includes(id));
  const topics = [...others, ...lessons];
  if (topics.length <= limits.choices) return { topics, pages: 1 };
  const perPage = limits.choices - 1;
  const pages = Math.ceil(topics.length / perPage);
  const start = (topicPage % pages) * perPage;
  return { topics: topics.slice(start, start + perPage), pages };
}

function topicsMenu(id: number, setUp: SetUp, library: Library): Menu {
  const { topics, pages } = topicsOnPage(setUp, library);
  const choices: MenuOption[] = topics.map((topic) => ({
    label: topic.title,
    value: keyOf(topic.id),
    selected: setUp.plan.topics.includes(topic.id),
  }));
  if (pages > 1)
    choices.push({ label: 'More topics …', value: morePages, description: `There are ${pages} pages.` });
  return { action: to.settopics(id), placeholder: 'Topics: all', min: 0, max: choices.length, choices };
}

/** Lets one choose between the zones that fit what was typed, the biggest city first. */
function zoneReply(id: number, setUp: SetUp, typed: string, now: number): Reply {
  return {
    title: titleOf(setUp),
    text: [...problemLines(setUp), whichPlace(typed)].join('\n'),
    colour,
    menus: [zoneMenu(typed, to.setzone(id), now)],
    buttons: [
      [
        { label: 'Type another place…', action: to.settime(id) },
        { label: 'Back', action: to.setup(id) },
      ],
    ],
  };
}

/** One question as the quiz would ask it, with its solution hidden. */
export const questionPreviewReply = (id: number, question: Question): Reply => ({
  title: 'Preview: one question of this quiz',
  text: `${questionText(question)}\n\nSolution: ||${solution(question)}||`,
  footer: 'Nothing is posted.',
  colour,
  ...(question.kind === 'picture' && { chart: question.picture }),
  buttons: [
    [
      { label: 'Another question', action: to.preview(id) },
      { label: 'Back', action: to.setup(id), style: 'primary' },
    ],
  ],
});
