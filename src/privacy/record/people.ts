/** The record of users, their settings and their use of the language model. */
import type { RecordOf } from '../types.ts';

export const people: RecordOf<'learners' | 'modelUse' | 'users'> = {
  learners: {
    what: 'Your settings: how quizzes show you, time zone, reminders',
    why: 'to show you as you wish, and to remind you at your time',
    kept: 'until you erase it',
    yours: 'user_id = :user',
    erasure: [{ delete: 'user_id = :user' }],
    erased: 'deleted',
    columns: {
      userId: 'who',
      visibility: 'doings',
      timeZone: 'doings',
      remindAt: 'doings',
      nextReminderAt: 'doings',
    },
  },
  modelUse: {
    what: 'How much of the language model you used, by day and server',
    why: 'to keep to the daily limits for a person, a server and all together',
    kept: { days: 'modelUse' },
    yours: 'user_id = :user',
    erasure: [
      {
        run: `insert into model_use (day, user_id, server_id, calls, tokens, cost)
          select day, '', server_id, calls, tokens, cost from model_use
          where user_id = :user and day = date('now')
          on conflict do update set calls = calls + excluded.calls, tokens = tokens + excluded.tokens,
            cost = cost + excluded.cost`,
      },
      { delete: 'user_id = :user' },
    ],
    erased: "deleted; today's numbers still count for the server, without you",
    columns: {
      day: 'doings',
      userId: 'who',
      serverId: 'place',
      calls: 'doings',
      tokens: 'doings',
      cost: 'doings',
    },
  },
  users: {
    what: 'Your name, Discord’s number for you, and when you first used the bot',
    why: 'to know whose work is whose, and to name you on boards',
    kept: 'until you erase it',
    yours: 'id = :user',
    erasure: [{ delete: 'id = :user' }],
    erased: 'deleted',
    columns: { id: 'who', name: 'who', firstSeenAt: 'doings' },
  },
};
