/** Which message goes which way when, for what no local Discord can be brought to do. */
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { distributionChart } from '../../src/charts/distribution.ts';
import { createRenderer } from '../../src/charts/drawing.ts';
import { createCompose } from '../../src/discord/compose.ts';
import { deliver, type ReplyWay } from '../../src/discord/deliver.ts';
import type { Payload } from '../../src/discord/payload.ts';
import type { Reply } from '../../src/discord/reply.ts';

const log = pino({ level: 'silent' });
const renderer = createRenderer();
const compose = createCompose({ renderer, commandIds: new Map(), log });
const broken = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });

/** A way that fails as the list says, then works; and what was sent by it. */
function way(...failures: unknown[]) {
  const sent: string[] = [];
  const send: ReplyWay = async ({ embeds, files }: Payload) => {
    const failure = failures.shift();
    if (failure) throw failure;
    sent.push(`${embeds[0]?.data.description} +${files.length}`);
  };
  return { send, sent };
}
const send = (answer: Reply, ways: ReplyWay[]) =>
  deliver(answer, ways, { compose, log, pausesMs: [0, 0, 1] });
const file = { name: 'a.csv', content: Buffer.from('a') };

test('a broken connection is tried again before another way is', async () => {
  const [first, second] = [way(broken), way()];
  await send({ text: 'a', file }, [first.send, second.send]);
  expect([first.sent, second.sent]).toEqual([['a +1'], []]);
});

test('after two failures the other ways are open', async () => {
  const [first, second] = [way(broken, broken), way()];
  await send({ text: 'a', file }, [first.send, second.send]);
  expect([first.sent, second.sent]).toEqual([[], ['a +1']]);
});

test('what lasts is waited for; at last the file stays behind', async () => {
  const one = way(broken, broken, broken, broken);
  await send({ text: 'a', file }, [one.send]);
  expect(one.sent).toEqual(['⚠️ The file could not be sent: Discord did not take it.\n\na +0']);
});

test('what cannot be built is said by a report', async () => {
  const one = way();
  await send({ text: 'a', colour: -5 }, [one.send]);
  expect(one.sent).toEqual([expect.stringMatching(/report number `[0-9a-f]{8}`/)]);
});

test('a picture that cannot be drawn leaves the text', async () => {
  const one = way();
  const closed = createRenderer();
  await closed.close();
  const chart = distributionChart([{ label: 'a', count: 1, right: true }]);
  await deliver({ text: 'a', chart }, [one.send], {
    compose: createCompose({ renderer: closed, commandIds: new Map(), log }),
    log,
  });
  expect(one.sent).toEqual([expect.stringMatching(/^a\n\n⚠️ The picture is missing: .*\+0$/s)]);
});

test('where nothing arrives, the last error is thrown', async () => {
  await expect(send({ text: 'a' }, [way(...Array(99).fill(broken)).send])).rejects.toBe(broken);
});
