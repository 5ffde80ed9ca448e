import { expect, test } from 'vitest';
import { reserve, settle } from '../../../src/ask/tables/model-use.ts';
import { temporaryDatabase } from '../../db/temporary.ts';

const allowance = { userTokens: 1_000, serverTokens: 1_000, cost: 1_000 };
const most = { calls: 4, tokens: 500, cost: 50 };
const actual = { calls: 1, tokens: 120, cost: 7 };

test('what a call really used takes the place of what was set aside', () => {
  const db = temporaryDatabase();
  expect(reserve(db, { userId: '1', serverId: '9' }, most, allowance, 0)).toBeUndefined();
  settle(db, { userId: '1', serverId: '9' }, most, actual, 0);
  expect(db.$client.prepare('select * from model_use').all()).toEqual([
    { day: '1970-01-01', user_id: '1', server_id: '9', calls: 1, tokens: 120, cost: 7 },
  ]);
});

test('a call that ends after its payer was erased writes nobody down, and its server still pays', () => {
  const db = temporaryDatabase();
  const payer = { userId: '1', serverId: '9' };
  reserve(db, payer, most, allowance, 0);
  db.$client.exec("update model_use set user_id = ''");
  settle(db, payer, most, actual, 0);
  expect(db.$client.prepare('select user_id, calls, tokens, cost from model_use').raw().all()).toEqual([
    ['', 1, 120, 7],
  ]);
  db.$client.exec('delete from model_use');
  settle(db, payer, most, actual, 0);
  expect(db.$client.prepare('select count(*) from model_use').pluck().get()).toBe(0);
});
