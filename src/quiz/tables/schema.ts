/** The tables of quizzes, schedules and what each learner remembers; times as in `src/db/schema.ts`. */
import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, real, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { enumCheck } from '../../db/enum-check.ts';
import { servers, users } from '../../db/schema.ts';
import type { Level } from '../../types/lessons.ts';
import type { Given, Question } from '../../types/quiz.ts';
import { decks } from './deck-schema.ts';

/** The creator of something shared. It outlives the creator's data. */
const maker = () => text().references(() => users.id, { onDelete: 'set null' });

const userId = () =>
  text()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

/** What a quiz was to be about. “Play again” asks for the same. */
export interface StoredRequest {
  topic?: string | undefined;
  level?: Level | undefined;
  deck?: string | undefined;
  source?: string | undefined;
  /** Says where the questions differ from this. */
  note?: string | undefined;
  /** The unit of the course that it belongs to. */
  unit?: string | undefined;
}

export const quizKinds = ['group', 'race', 'own', 'review'] as const;
export const quizStatuses = ['running', 'done', 'stopped'] as const;

export const quizzes = sqliteTable(
  'quizzes',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    serverId: text().references(() => servers.id, { onDelete: 'set null' }),
    channelId: text().notNull(),
    hostId: maker(),
    kind: text({ enum: quizKinds }).notNull(),
    title: text().notNull(),
    /** How long a question is open; null where the learner sets the pace. */
    seconds: integer(),
    /** All questions at once, instead of one after the other. */
    simultaneous: integer('together', { mode: 'boolean' }).notNull(),
    status: text({ enum: quizStatuses }).notNull(),
    scheduleId: integer().references(() => schedules.id, { onDelete: 'set null' }),
    /** Posted after its time, because the bot was away. */
    late: integer({ mode: 'boolean' }).notNull(),
    pingRoleId: text(),
    /** Time of the next step; null when there is none. */
    nextAt: integer(),
    createdAt: integer().notNull(),
    finishedAt: integer(),
    /** The quiz is over, and its results are not posted yet. */
    resultsPending: integer('results_owed', { mode: 'boolean' }).notNull().default(false),
    /** When the results were first sent; null where Discord certainly does not have them. */
    resultsSentAt: integer(),
    /** Null for a quiz of a schedule, and for quizzes of earlier versions. */
    request: text({ mode: 'json' }).$type<StoredRequest>(),
    /** The learner has shown the result of a solo quiz to the server, so that it counts on the board. */
    shared: integer({ mode: 'boolean' }).notNull().default(false),
    /** The message that opens a group's quiz; null where there is none. */
    openingMessageId: text(),
    /** When the opening message of a scheduled quiz was first sent; null where Discord certainly does not have it. */
    openingSentAt: integer(),
    /** The opening message does not show the quiz's state yet. */
    openingPending: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    enumCheck('quizzes_kind', table.kind),
    check('quizzes_status', sql`${table.status} in ('running', 'done', 'stopped')`),
    index('quizzes_by_next').on(table.nextAt),
    index('quizzes_by_server').on(table.serverId, table.createdAt),
    index('quizzes_by_host').on(table.hostId, table.createdAt),
    index('quizzes_by_channel').on(table.channelId, table.status),
    index('quizzes_by_results').on(table.id).where(sql`${table.resultsPending}`),
    index('quizzes_by_opening').on(table.id).where(sql`${table.openingPending}`),
  ],
);

/** `sending`: sent to Discord without an answer so far. `lost`: Discord may or may not have it. */
export const quizQuestionStatuses = ['planned', 'sending', 'open', 'closed', 'lost'] as const;

/** The questions of a quiz. */
export const quizQuestions = sqliteTable(
  'asked',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    quizId: integer()
      .notNull()
      .references(() => quizzes.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    fact: text().notNull(),
    topic: text(),
    question: text({ mode: 'json' }).$type<Question>().notNull(),
    status: text({ enum: quizQuestionStatuses }).notNull(),
    messageId: text(),
    openedAt: integer(),
    closesAt: integer(),
    closedAt: integer(),
    /** The message shows the solution, or can never show it. */
    revealed: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    check('asked_status', sql`${table.status} in ('planned', 'sending', 'open', 'closed', 'lost')`),
    unique('asked_once').on(table.quizId, table.position),
    index('asked_by_topic').on(table.topic),
    index('asked_by_status').on(table.status, table.revealed),
  ],
);

export const answers = sqliteTable(
  'answers',
  {
    questionId: integer('asked_id')
      .notNull()
      .references(() => quizQuestions.id, { onDelete: 'cascade' }),
    userId: userId(),
    /** Null while only the hint was looked at. */
    given: text({ mode: 'json' }).$type<Given>(),
    right: integer({ mode: 'boolean' }).notNull(),
    points: integer().notNull(),
    hinted: integer({ mode: 'boolean' }).notNull(),
    answeredAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.questionId, table.userId] }),
    index('answers_by_user').on(table.userId, table.answeredAt),
  ],
);

/** A recurring quiz. */
export const schedules = sqliteTable(
  'schedules',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    serverId: text()
      .notNull()
      .references(() => servers.id, { onDelete: 'cascade' }),
    ownerId: maker(),
    channelId: text().notNull(),
    /** Days of the week, Monday being 1. */
    days: text({ mode: 'json' }).$type<number[]>().notNull(),
    /** Local time as HH:MM. */
    time: text().notNull(),
    timeZone: text().notNull(),
    /** Null: from the documents. */
    deckId: integer().references(() => decks.id, { onDelete: 'set null' }),
    /** The deck's name. It stays after the deck's deletion, and another deck of that name replaces it. */
    deckName: text(),
    /** Topic ids; empty: all. */
    topics: text({ mode: 'json' }).$type<string[]>().notNull(),
    questions: integer().notNull(),
    openMinutes: integer().notNull(),
    pingRoleId: text(),
    /** The server's weak topics come more often. */
    adapt: integer({ mode: 'boolean' }).notNull(),
    paused: integer({ mode: 'boolean' }).notNull(),
    skipNext: integer({ mode: 'boolean' }).notNull(),
    nextAt: integer().notNull(),
    /** The planned local date and time of the next run. */
    nextOccurrence: text().notNull(),
    /** Why it cannot post; null without a problem. */
    problem: text(),
    /** False until its owner is notified that its deck was deleted or imported again. */
    problemTold: integer({ mode: 'boolean' }).notNull().default(true),
    createdAt: integer().notNull(),
    /** Set while its deletion can be undone. */
    deletedAt: integer(),
  },
  (table) => [index('schedules_by_next').on(table.nextAt), index('schedules_by_server').on(table.serverId)],
);

export const occurrenceStatuses = ['claimed', 'posted', 'missed', 'skipped', 'failed'] as const;

/** Runs of schedules, claimed before they are sent. The primary key keeps a run from being posted twice. */
export const occurrences = sqliteTable(
  'occurrences',
  {
    scheduleId: integer()
      .notNull()
      .references(() => schedules.id, { onDelete: 'cascade' }),
    /** Local date and time with the zone, such as 2026-03-29T02:30[Europe/Vienna]; older rows have no zone. */
    occurrence: text().notNull(),
    dueAt: integer().notNull(),
    status: text({ enum: occurrenceStatuses }).notNull(),
    quizId: integer().references(() => quizzes.id, { onDelete: 'set null' }),
    claimedAt: integer().notNull(),
    /** The schedule's owner was notified of the missed or failed run. */
    told: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.scheduleId, table.occurrence] }),
    index('occurrences_by_status').on(table.status, table.told),
    index('occurrences_by_quiz').on(table.quizId),
    check('occurrences_status', sql`${table.status} in ('claimed', 'posted', 'missed', 'skipped', 'failed')`),
  ],
);

/** What a learner remembers of a concept, by FSRS. */
export const memories = sqliteTable(
  'memories',
  {
    userId: userId(),
    /** A topic's id. */
    concept: text().notNull(),
    due: integer().notNull(),
    lastReviewAt: integer(),
    /** Days until the chance of recall has fallen to nine in ten. */
    stability: real().notNull(),
    /** 1 … 10. */
    difficulty: real().notNull(),
    scheduledDays: real().notNull(),
    learningSteps: integer().notNull(),
    reps: integer().notNull(),
    lapses: integer().notNull(),
    /** New, learning, review, relearning: 0 … 3. */
    state: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.concept] }),
    check('memories_state', sql`${table.state} between 0 and 3`),
    index('memories_by_due').on(table.userId, table.due),
  ],
);

export const visibilities = ['named', 'anonymous', 'hidden'] as const;
export type Visibility = (typeof visibilities)[number];

/** Settings of a learner. */
export const learners = sqliteTable(
  'learners',
  {
    userId: text()
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** On boards and in the class view: by name, without a name, not at all. */
    visibility: text({ enum: visibilities }).notNull().default('named'),
    timeZone: text(),
    /** Local time as HH:MM; null: no reminders. */
    remindAt: text(),
    nextReminderAt: integer(),
  },
  (table) => [
    enumCheck('learners_visibility', table.visibility),
    index('learners_by_reminder').on(table.nextReminderAt),
  ],
);
