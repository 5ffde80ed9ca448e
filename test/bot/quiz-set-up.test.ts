/** A scheduled quiz that an admin sets up by choosing: zone, forms that keep what was typed, preview, changes. */
import type { APIMessage } from 'discord.js';
import type { Acknowledgement } from 'local-discord';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editedTo, selectMenus as menus, embedText as text } from '../support/messages.ts';
import { labels, startUnrolled, type Unrolled } from '../support/unrolled.ts';

describe('an admin who chooses', () => {
  let unrolled: Unrolled;
  const admin = { user: 'ada' };

  beforeAll(async () => {
    unrolled = await startUnrolled();
  });
  afterAll(() => unrolled.stop());

  const edited = (message: APIMessage, expected: RegExp) => editedTo(unrolled, message, expected);

  /** Uses the menu of an action. */
  const choose = (message: APIMessage, action: string, chosen: string[]) => {
    const shown = unrolled.discord.message(message.id);
    const menu = menus(shown).find(({ custom_id }) => custom_id.startsWith(`quiz:${action}:`));
    return unrolled.discord.select(shown, menu?.custom_id ?? '', chosen, admin);
  };

  /** Presses a button that opens a form. */
  const form = (message: APIMessage, label: string): Promise<Acknowledgement> =>
    unrolled.discord.click(message, label, admin);

  const values = ({ modal }: Acknowledgement): string => JSON.stringify(modal);

  it('sets a quiz up in the right zone at the first attempt', async () => {
    const { discord, db } = unrolled;
    const message = await discord.answer('quiz schedule', {}, admin);
    expect(message.flags).toBe(64);
    expect(text(message)).toMatch(/Still to do: choose the days, set time and zone/);
    expect(menus(message).map(({ placeholder }) => placeholder.split(':')[0])).toEqual([
      'Days',
      'Channel',
      'Topics',
      'Role',
    ]);

    await choose(message, 'setdays', ['1', '4']);
    await edited(message, /\*\*Days:\*\* on Mon, Thu/);
    await discord.submitModal(await form(message, 'Time and zone…'), { time: '6:30 pm', zone: 'vien' });
    const asked = await edited(message, /Several places fit “vien”/);
    expect(menus(asked)[0]?.options?.map(({ label }) => label)).toEqual([
      'Vienna, Austria',
      'Vientiane, Laos',
    ]);
    await choose(message, 'setzone', ['Europe/Vienna']);
    await edited(message, /\*\*Time:\*\* 18:30 \(Europe\/Vienna\)/);
    await choose(message, 'setchannel', [discord.channel('lab').id]);
    await edited(message, new RegExp(`<#${discord.channel('lab').id}>`));
    const lesson = menus(discord.message(message.id))[2]?.options?.[1];
    await choose(message, 'settopics', [lesson?.value ?? '']);
    await edited(message, new RegExp(`5 questions from ${lesson?.label}`));

    await discord.click(message, 'Preview', admin);
    await edited(message, /Preview[\s\S]*Solution: \|\|/);
    await discord.click(message, 'Back', admin);
    await edited(message, /The first quiz would come on <t:\d+:F>/);
    await discord.click(message, 'Save', admin);
    await edited(message, /The quiz is set up[\s\S]*on Mon, Thu at 18:30 \(Europe\/Vienna\)/);
    expect(db.$client.prepare('select count(*) from drafts').pluck().get()).toBe(0);
  });

  it('corrects a form that holds what was typed, and loses nothing', async () => {
    const { discord } = unrolled;
    const message = await discord.answer('quiz schedule', { days: 'weekdays' }, admin);
    await discord.submitModal(await form(message, 'Time and zone…'), { time: 'noon', zone: 'Atlantis' });
    await edited(message, /“noon” is no time of day[\s\S]*called “Atlantis”[\s\S]*on weekdays/);
    const again = await form(message, 'Correct the time');
    expect(values(again)).toContain('"noon"');
    expect(values(again)).toContain('"Atlantis"');
    await discord.submitModal(again, { time: '12:00', zone: 'Graz' });
    await edited(message, /12:00 \(Europe\/Vienna\)/);

    await discord.submitModal(await form(message, 'Length…'), {
      questions: '99',
      open: 'a while',
      order: ['even'],
    });
    await edited(message, /“99” must be a whole number from 1 to 20[\s\S]*“a while” is no length of time/);
    const length = await form(message, 'Correct the length');
    expect(values(length)).toContain('"a while"');
    await discord.submitModal(length, { questions: '3', open: '2 days', order: ['even'] });
    const right = await edited(message, /3 questions from all topics\n[\s\S]*2 days/);
    expect(labels(right)).toEqual(['Time and zone…', 'Length…', 'Preview', 'Save', 'Cancel']);
    await discord.click(message, 'Cancel', admin);
    await edited(message, /Nothing was set up/);
  });

  it('is told that the deck of a set-up was deleted, and chooses another source', async () => {
    const { discord, db } = unrolled;
    const data = Buffer.from('question,answer\nWhat forgets?,the RNN\n');
    await discord.answer('quiz import', { file: { name: 'soon.csv', type: 'text/csv', data } }, admin);
    const plan = { days: 'daily', time_zone: 'Graz', deck: 'soon' };
    const message = await discord.answer('quiz schedule', plan, admin);
    expect(text(message)).toMatch(/from the deck “soon”/);
    db.$client.prepare('delete from decks').run();
    const places = { time: '12:00', zone: '???' };
    await discord.submitModal(await form(message, 'Time and zone…'), places);
    await edited(message, /No city or country that I know is called “\?\?\?”/);
    await discord.submitModal(await form(message, 'Correct the time'), { ...places, zone: 'Graz' });
    await edited(message, /12:00 \(Europe\/Vienna\)/);
    await discord.click(message, 'Save', admin);
    await edited(message, /The deck “soon” was deleted. Press “Length…”/);
    const length = { questions: '5', open: '1 day', order: ['weak'], source: ['lessons'] };
    await discord.submitModal(await form(message, 'Length…'), length);
    await edited(message, /from all topics/);
    await discord.click(message, 'Cancel', admin);
    await edited(message, /Nothing was set up/);
  });

  it('changes everything of a schedule later', async () => {
    const { discord } = unrolled;
    const list = await discord.answer('quiz schedules', {}, admin);
    await discord.click(list, 'Show 1', admin);
    await edited(list, /Scheduled quiz 1/);
    await discord.click(list, 'Edit', admin);
    await edited(list, /change it/);
    await choose(list, 'setdays', ['7']);
    await edited(list, /on Sun/);
    await choose(list, 'settopics', []);
    await edited(list, /from all topics/);
    await choose(list, 'setrole', [roleId('Muted')]);
    await edited(list, /<@&\d+>/);
    await discord.click(list, 'Save', admin);
    await edited(list, /It is changed[\s\S]*from all topics, on Sun at 18:30[\s\S]*It pings/);
  });

  it('cannot save a quiz for a channel of another server', async () => {
    const { discord, db } = unrolled;
    const message = await discord.answer('quiz schedule', { days: 'daily' }, admin);
    const { world } = discord.core;
    const home = world.guild('Study group').id;
    const foreign = [...world.channels.values()].find(
      ({ guild_id, type }) => guild_id !== home && type === 0,
    );
    expect(foreign).toBeDefined();
    // Discord offers only the channels of the server; a forged choice may name any.
    db.$client
      .prepare("update drafts set content = json_set(content, '$.plan.channelId', ?)")
      .run(foreign?.id ?? '');
    await discord.submitModal(await form(message, 'Time and zone…'), { time: '12:00', zone: 'Graz' });
    await edited(message, /12:00 \(Europe\/Vienna\)/);
    await discord.click(message, 'Save', admin);
    await edited(message, /I cannot find this channel\. Choose another one/);
    await discord.click(message, 'Cancel', admin);
    await edited(message, /Nothing was set up/);
  });

  it('is told by the card of a deleted schedule that it is deleted', async () => {
    const { discord } = unrolled;
    const open = async () => {
      const list = await discord.answer('quiz schedules', {}, admin);
      await discord.click(list, 'Show 1', admin);
      return edited(list, /Scheduled quiz 1/);
    };
    const [one, other] = [await open(), await open()];
    await discord.click(one, 'Delete', admin);
    await edited(one, /Delete scheduled quiz 1\?/);
    await discord.click(one, 'Delete it', admin);
    await edited(one, /is deleted[\s\S]*Undo/);
    await discord.click(other, 'Run now', admin);
    await edited(other, /is deleted[\s\S]*posts no quiz/);
  });

  const roleId = (name: string): string => {
    const { core } = unrolled.discord;
    const roles = [...core.world.guilds.values()].flatMap((guild) => guild.roles);
    return roles.find((role) => role.name === name)?.id ?? '';
  };
});
