/** The record of the course. */
import type { RecordOf } from '../types.ts';

export const course: RecordOf<'courseLearners' | 'courseSessions' | 'courseUnits'> = {
  courseUnits: {
    what: 'Units of the course that you began, with the steps that you did',
    why: 'to open the next unit, and to show you and your teacher how far you are',
    kept: 'until you erase it',
    yours: 'learner_id in (select id from course_learners where user_id = :user)',
    erasure: [{ delete: 'learner_id in (select id from course_learners where user_id = :user)' }],
    erased: 'deleted',
    columns: {
      learnerId: 'doings',
      unit: 'doings',
      steps: 'doings',
      startedAt: 'doings',
      doneAt: 'doings',
    },
  },
  courseLearners: {
    what: 'Your path through the course in each server, and on how many days in a row you learned',
    why: 'to go on where you stopped',
    kept: 'until you erase it',
    yours: 'user_id = :user',
    erasure: [{ delete: 'user_id = :user' }],
    erased: 'deleted; you begin anew',
    columns: {
      id: 'nothing',
      userId: 'who',
      serverId: 'place',
      path: 'doings',
      level: 'doings',
      unit: 'doings',
      streak: 'doings',
      lastDay: 'doings',
      startedAt: 'doings',
    },
  },
  courseSessions: {
    what: 'Units that you lead for a group',
    why: 'so that only the host goes on to the next step',
    kept: 'until its server removes it',
    yours: 'host_id = :user',
    erasure: [{ clear: 'host_id', where: 'host_id = :user' }],
    erased: 'stay with the group, without who leads them',
    columns: {
      id: 'nothing',
      serverId: 'place',
      channelId: 'place',
      hostId: 'who',
      unit: 'doings',
      stage: 'nothing',
      createdAt: 'doings',
    },
  },
};
