/** The list of schedules: each has its button. */
import { expect, test } from 'vitest';
import type { Schedule } from '../../../src/quiz/tables/schedules.ts';
import { schedulesReply } from '../../../src/quiz/views/schedules.ts';

const schedule = (id: number): Schedule => ({
  ...{ id, serverId: 's', ownerId: null, channelId: 'c', days: [1], time: '08:00', timeZone: 'UTC' },
  ...{ deckId: null, deckName: null, topics: [], questions: 5, openMinutes: 60, pingRoleId: null },
  ...{ adapt: true, paused: false, skipNext: false, nextAt: 0, nextOccurrence: '', problem: null },
  ...{ problemTold: true, createdAt: 0, deletedAt: null },
});

test.each([24, 25])('of %i schedules each can be opened', (count) => {
  const { buttons = [] } = schedulesReply(Array.from({ length: count }, (_, i) => schedule(i + 1)));
  const actions = buttons.flat().map(({ action }) => action);
  for (let id = 1; id <= count; id++) expect(actions).toContain(`quiz:plan:${id}`);
  expect(actions).toHaveLength(25);
});
