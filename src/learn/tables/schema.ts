/** How far each learner is in the course, and units that groups take together; times as in `src/db/schema.ts`. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { enumCheck } from '../../db/enum-check.ts';
import { servers, users } from '../../db/schema.ts';
import { courseLevels, coursePaths } from '../../types/course.ts';

/** A learner in the course of one server. */
export const courseLearners = sqliteTable(
  'course_learners',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Null: in direct messages. */
    serverId: text().references(() => servers.id, { onDelete: 'cascade' }),
    path: text({ enum: coursePaths }).notNull(),
    level: text({ enum: courseLevels }).notNull(),
    /** The unit that was opened last. */
    unit: text(),
    /** Days in a row on which a step was done, up to `lastDay`. */
    streak: integer().notNull().default(0),
    /** The last day on which a step was done, as YYYY-MM-DD in the learner's time zone. */
    lastDay: text(),
    startedAt: integer().notNull(),
  },
  (table) => [
    enumCheck('course_learners_path', table.path),
    enumCheck('course_learners_level', table.level),
    index('course_learners_by_user').on(table.userId, table.serverId),
    index('course_learners_by_server').on(table.serverId),
  ],
);

/** A unit that a learner has begun. Its quizzes are those with its id in their request. */
export const courseUnits = sqliteTable(
  'course_units',
  {
    learnerId: integer()
      .notNull()
      .references(() => courseLearners.id, { onDelete: 'cascade' }),
    unit: text().notNull(),
    /** Keys of the steps that are done. */
    steps: text({ mode: 'json' }).$type<string[]>().notNull(),
    startedAt: integer().notNull(),
    doneAt: integer(),
  },
  (table) => [primaryKey({ columns: [table.learnerId, table.unit] })],
);

/** A unit that a group takes together, led by a host. */
export const courseSessions = sqliteTable(
  'course_sessions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    serverId: text()
      .notNull()
      .references(() => servers.id, { onDelete: 'cascade' }),
    channelId: text().notNull(),
    /** Null once this person's data was erased. */
    hostId: text().references(() => users.id, { onDelete: 'set null' }),
    unit: text().notNull(),
    /** How many steps were shown. */
    stage: integer().notNull().default(0),
    createdAt: integer().notNull(),
  },
  (table) => [index('course_sessions_by_server').on(table.serverId)],
);
