/** Looking inside trained networks over sockets: every picture that there is, another example, an older run, somebody else's. */
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keptNetworks } from '../../src/training/tables/schema.ts';
import { buttonsOf, labels, pictures, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;

beforeAll(async () => {
  unrolled = await startUnrolled();
});
afterAll(() => unrolled.stop());

const description = ({ embeds }: APIMessage) => embeds[0]?.description ?? '';

async function trained(options: Record<string, string | number>): Promise<APIMessage> {
  const { discord } = unrolled;
  const answer = await discord.answer('train', options);
  return discord.waitForEdit(answer, (message) => labels(message).includes('Look inside'));
}

async function lookInside(result: APIMessage, user: string): Promise<APIMessage> {
  const { discord } = unrolled;
  const { message } = await discord.click(result, 'Look inside', { user });
  return discord.waitForEdit(message?.id ?? '', ({ embeds }) => embeds.length > 0);
}

/** The custom id of the message's menu. */
const menuOf = (message: APIMessage): string =>
  buttonsOf(message)
    .flatMap((control) => ('custom_id' in control ? control.custom_id : []))
    .find((id) => id.startsWith('train:insideView:')) ?? '';

/** Chooses from the menu, and waits for the picture that belongs to it. */
async function choose(message: APIMessage, view: string, user: string): Promise<APIMessage> {
  const { discord } = unrolled;
  const before = message.embeds[0]?.image?.url;
  await discord.select(message, menuOf(message), [view], { user });
  return discord.waitForEdit(message, ({ embeds }) => embeds[0]?.image?.url !== before);
}

const alt = (message: APIMessage): string => pictures(message, unrolled.discord)[0]?.alt ?? '';

it('shows the layers, filters and saliency of a CNN, to whoever sees the run', async () => {
  const { discord } = unrolled;
  const result = await trained({ network: 'cnn', samples: 512, epochs: 2 });
  const inside = await lookInside(result, 'bob');
  expect((inside.flags ?? 0) & 64).toBe(64);
  expect(readable(inside, discord)).toMatch(
    /Inside the CNN on Digits · experiment 1[\s\S]*It says \*\*\d \(\d+\.\d%\)\*\*, and it is \*\*\d\*\*[\s\S]*feature map[\s\S]*Example 1 of 8/,
  );
  expect(alt(inside)).toContain('conv1 26 × 26 × 8, pool1 13 × 13 × 8, conv2 11 × 11 × 16, pool2 5 × 5 × 16');

  const filters = await choose(inside, 'filters', 'bob');
  expect(description(filters)).toContain('Bright = the filter found its pattern there.');
  await discord.click(filters, 'Another example', { user: 'bob' });
  const second = await discord.waitForEdit(filters, (m) => /Example 2 of 8/.test(readable(m, discord)));
  expect(alt(second)).toMatch(/^8 filters, and what each finds\./);
  const saliency = await choose(second, 'saliency', 'bob');
  expect(alt(saliency)).toMatch(/^Which pixels count for its answer: \d\..*Row \d+ of 28 counts most\.$/);
  expect(readable(saliency, discord)).toContain('Example 2 of 8');
  const film = await choose(saliency, 'forming', 'bob');
  expect(pictures(film, discord)[0]?.png.subarray(0, 6).toString('latin1')).toBe('GIF89a');
  expect(alt(film)).toMatch(/the filters during training.*changed by \d+\.\d% since the start/);
});

it('shows the memory, the gates and the answers of an LSTM over time', async () => {
  const result = await trained({ network: 'lstm', samples: 512, epochs: 2, units: 16 });
  const inside = await lookInside(result, 'alice');
  expect(alt(inside)).toMatch(
    /^What it would say after each row\..*It stays with \d from step \d+ of 28 on\.$/,
  );
  const states = await choose(inside, 'states', 'alice');
  expect(alt(states)).toContain('Heat map of 28 steps by 16 units.');
  const gates = await choose(states, 'gates', 'alice');
  expect(description(gates)).toContain('The **forget** gate, bright, keeps what is remembered.');
  expect(alt(gates)).toMatch(/input gate \d+% open on average, forget gate \d+% open.*, output gate/);
  const film = await choose(gates, 'forming', 'alice');
  expect(alt(film)).toMatch(/^Animation of 2 pictures: the confusion matrix during training\./);
});

it('shows where an attention network looks', async () => {
  const result = await trained({
    network: 'attention',
    dataset: 'recall',
    samples: 512,
    epochs: 2,
    units: 8,
  });
  const inside = await lookInside(result, 'alice');
  expect(readable(inside, unrolled.discord)).toMatch(
    /Inside the attention network on Recall[\s\S]*\*\*attention weights\*\*[\s\S]*marked letter/,
  );
  expect(alt(inside)).toMatch(
    /^At which letters each letter looks\..*2 heads\. Most is looked at letter \d+ of 28 \(.+\): [\d.]+% of all weights/,
  );
  expect(alt(await choose(inside, 'saliency', 'alice'))).toMatch(/^What counts for its answer: [A-H]\./);
});

it('reads the words that the filters of a CNN found in a mail', async () => {
  const result = await trained({ network: 'cnn', dataset: 'spam', samples: 256, epochs: 2, units: 8 });
  expect(alt(await lookInside(result, 'alice'))).toMatch(
    /^The words that its filters found\..*“.+” for (spam|ham)/,
  );
});

it('says where a network is not kept, and offers to run it again', async () => {
  const { db } = unrolled;
  const result = await trained({ network: 'gru', dataset: 'recall', samples: 256, epochs: 1, units: 4 });
  db.delete(keptNetworks).run();
  const inside = await lookInside(result, 'alice');
  expect(description(inside)).toMatch(/do not have the network of this run any more/);
  expect(labels(inside)).toEqual(['Run again']);
});
