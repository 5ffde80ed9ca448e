import { expect, test } from 'vitest';
import {
  findServer,
  joinServer,
  keepOwnCommands,
  leaveServer,
  rememberServer,
  serversWithOwnCommands,
} from '../../src/db/servers.ts';
import { findUser, rememberUser } from '../../src/db/users.ts';
import { temporaryDatabase } from './temporary.ts';

test('a learner who is met again keeps the first meeting and takes the new name', () => {
  const db = temporaryDatabase();
  rememberUser(db, { id: '1', name: 'Ada' }, 10);
  rememberUser(db, { id: '1', name: 'Countess' }, 20);
  expect(findUser(db, '1')).toEqual({ id: '1', name: 'Countess', firstSeenAt: 10 });
  expect(findUser(db, '2')).toBeUndefined();
});

test('a server is known before it is joined, and after it is left', () => {
  const db = temporaryDatabase();
  rememberServer(db, '9');
  expect(findServer(db, '9')).toMatchObject({ name: null, joinedAt: null, leftAt: null });
  joinServer(db, { id: '9', name: 'Class' }, 10);
  rememberServer(db, '9');
  leaveServer(db, '9', 20);
  expect(findServer(db, '9')).toMatchObject({ name: 'Class', joinedAt: 10, leftAt: 20 });
  joinServer(db, { id: '9', name: 'Class of 26' }, 30);
  expect(findServer(db, '9')).toMatchObject({ name: 'Class of 26', joinedAt: 10, leftAt: null });
});

test('at most one server has the commands for itself alone', () => {
  const db = temporaryDatabase();
  keepOwnCommands(db, '1');
  keepOwnCommands(db, '2');
  expect(serversWithOwnCommands(db)).toEqual(['2']);
  keepOwnCommands(db, null);
  expect(serversWithOwnCommands(db)).toEqual([]);
});
