/** The unfinished set-up of a schedule: what was chosen and typed so far. It is stored as a draft. */
import { UserError } from '../types/errors.ts';
import { readTime } from './calendar.ts';
import { readOpenTime } from './open-time.ts';
import type { Plan, Schedule } from './tables/schedules.ts';
import { zoneOf } from './zones.ts';

/** A plan that may still lack its time, its zone and its days. */
export type OpenPlan = Omit<Plan, 'time' | 'timeZone'> & { time: string | null; timeZone: string | null };

/** The forms of a set-up. */
export type SetUpForm = 'time' | 'length';

export interface SetUp {
  /** The schedule that it changes; null for a new one. */
  scheduleId: number | null;
  plan: OpenPlan;
  /** What is wrong with the latest choice, as sentences. */
  problems: string[];
  /** What each form held when it was refused, and why. It opens with that again. */
  refused: Partial<Record<SetUpForm, { typed: Record<string, string>; problems: string[] }>>;
  /** The text for the zone while several zones fit. */
  zoneTyped?: string;
  /** The page of the list of topics. */
  topicPage: number;
  /** The channel is a thread, which no menu of channels can show. */
  inThread: boolean;
}

/** The set-up of a new schedule. @param timeZone the server's usual one */
export const newSetUp = (
  { channelId, inThread }: { channelId: string; inThread: boolean },
  timeZone: string | null,
): SetUp => ({
  scheduleId: null,
  inThread,
  plan: {
    ...{ days: [], time: null, timeZone, channelId, topics: [], deckId: null, deckName: null },
    ...{ questions: 5, openMinutes: 24 * 60, pingRoleId: null, adapt: true },
  },
  problems: [],
  refused: {},
  topicPage: 0,
});

/** The set-up that changes a schedule. */
export function setUpOf(schedule: Schedule): SetUp {
  const { days, time, timeZone, channelId, topics, deckId, deckName } = schedule;
  const { questions, openMinutes, pingRoleId, adapt } = schedule;
  return {
    scheduleId: schedule.id,
    inThread: false,
    plan: {
      ...{ days, time, timeZone, channelId, topics, deckId, deckName },
      ...{ questions, openMinutes, pingRoleId, adapt },
    },
    problems: [],
    refused: {},
    topicPage: 0,
  };
}

/** The whole plan; undefined while something is missing. */
export function wholePlan({ plan }: SetUp): Plan | undefined {
  const { time, timeZone } = plan;
  return time === null || timeZone === null || plan.days.length === 0
    ? undefined
    : { ...plan, time, timeZone };
}

/** What is still missing, as things to do. */
export function missing({ plan: { days, time, timeZone } }: SetUp): string[] {
  return [
    ...(days.length === 0 ? ['choose the days'] : []),
    ...(time === null && timeZone === null
      ? ['set time and zone']
      : time === null
        ? ['set the time']
        : timeZone === null
          ? ['set the time zone']
          : []),
  ];
}

/** Takes a choice over. */
export const withPlan = (setUp: SetUp, change: Partial<OpenPlan>): SetUp => ({
  ...setUp,
  problems: [],
  plan: { ...setUp.plan, ...change },
});

type TypedTime = Record<'time' | 'zone', string>;

/** Takes a time and a zone over, each for itself, so that an error in one keeps the other. */
export function withTime(setUp: SetUp, typed: TypedTime): SetUp {
  const { zoneTyped, ...rest } = withPlan(setUp, {});
  const next: SetUp = rest;
  const problems: string[] = [];
  attempt(problems, () => {
    next.plan.time = readTime(typed.time);
  });
  attempt(problems, () => takeZone(next, typed.zone));
  return refusing(next, 'time', typed, problems);
}

/** Takes the zone over that a text means, or notes the text where several zones fit. @throws UserError where none does */
export function takeZone(setUp: SetUp, text: string): void {
  const zone = zoneOf(text);
  if (zone === undefined) setUp.zoneTyped = text;
  else setUp.plan.timeZone = zone;
}

/** Leaves the choice of a zone. What was typed waits in the form. */
export function withoutZoneChoice({ zoneTyped, ...setUp }: SetUp): SetUp {
  if (zoneTyped === undefined) return setUp;
  const typed = { time: setUp.plan.time ?? '', zone: zoneTyped };
  return refusing(setUp, 'time', typed, ['The time zone is not chosen yet.']);
}

type TypedLength = Record<'questions' | 'open', string>;

/** Takes the number of questions and the time that a quiz is open over, each for itself. */
export function withLength(setUp: SetUp, typed: TypedLength, readQuestions: (text: string) => number): SetUp {
  const next = withPlan(setUp, {});
  const problems: string[] = [];
  attempt(problems, () => {
    next.plan.questions = readQuestions(typed.questions);
  });
  attempt(problems, () => {
    next.plan.openMinutes = readOpenTime(typed.open);
  });
  return refusing(next, 'length', typed, problems);
}

/** Notes that a form was refused; forgets it where there is no problem. */
export function refusing(
  setUp: SetUp,
  form: SetUpForm,
  typed: Record<string, string>,
  problems: string[],
): SetUp {
  const { [form]: before, ...refused } = setUp.refused;
  return problems.length === 0
    ? { ...setUp, refused }
    : { ...setUp, refused: { ...refused, [form]: { typed, problems } } };
}

/** Runs a step, and notes what is wrong with it. */
export function attempt(problems: string[], step: () => void): void {
  try {
    step();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    problems.push(error.message);
  }
}
