/** Data folders that cannot be used: the playground says so in one sentence and ends by itself. */
import fs from 'node:fs';
import path from 'node:path';
import Client from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { useBots } from '../support/bots.ts';

const bots = useBots();

/** What it prints; it has to end with code 1, without a stack and without being told to. */
async function refusal(environment: Record<string, string>): Promise<string> {
  const bot = bots.launch(environment);
  const code = bot.child.exitCode ?? (await new Promise((resolve) => bot.child.once('exit', resolve)));
  expect(code).toBe(1);
  const said = bot.output().trim();
  expect(said).not.toMatch(/^\s+at /m);
  expect(said.split('\n')).toHaveLength(1);
  return said;
}

const name = 'playground.sqlite';
const start = (data: string) => refusal({ DISCORD_TOKEN: '', PLAYGROUND_PORT: '0', DATA_DIR: data });

describe('the playground', () => {
  it('on a data folder that is a file', async () => {
    const data = path.join(bots.folder, 'data');
    fs.writeFileSync(data, '');
    expect(await start(data)).toMatch(/data folder .* cannot be used \(.+\)\. .*DATA_DIR/);
  });

  it('below a file', async () => {
    const data = path.join(bots.folder, 'data');
    fs.writeFileSync(data, '');
    expect(await start(path.join(data, 'deep'))).toMatch(/cannot be used/);
  });

  it('on a folder in place of the database', async () => {
    fs.mkdirSync(path.join(bots.folder, name));
    expect(await start(bots.folder)).toMatch(/cannot be used/);
  });

  it('on what is no database', async () => {
    fs.writeFileSync(path.join(bots.folder, name), 'dear diary, '.repeat(1_000));
    expect(await start(bots.folder)).toMatch(/is damaged\. Move it away/);
  });

  it('on a database with a torn page', async () => {
    const file = path.join(bots.folder, name);
    const db = new Client(file);
    db.exec('create table old (text)');
    const add = db.prepare('insert into old values (?)');
    for (let row = 0; row < 200; row++) add.run('x'.repeat(500));
    db.close();
    const bytes = fs.readFileSync(file);
    bytes.fill(0x55, bytes.length / 2, bytes.length / 2 + 4_096);
    fs.writeFileSync(file, bytes);
    expect(await start(bots.folder)).toMatch(/is damaged/);
  });

  it('on a database that another program keeps for itself', async () => {
    const file = path.join(bots.folder, name);
    const other = new Client(file);
    other.exec('create table old (text)');
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('begin exclusive');
    expect(await start(bots.folder)).toMatch(/in use by another process/);
    other.close();
  });
});
