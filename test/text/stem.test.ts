import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { stem } from '../../src/text/stem.ts';
import { words } from '../../src/text/words.ts';
import { loadLessons } from '../support/lessons.ts';

it('gives every word of the lessons the stem that the full-text index gives it', async () => {
  const library = await loadLessons();
  const texts = [...library.topics.values()].flatMap(({ title, text }) => [title, ...Object.values(text)]);
  library.close();
  const all = [...new Set(texts.flatMap(words))];
  const database = new Database(':memory:');
  database.exec(`
    CREATE VIRTUAL TABLE words USING fts5 (word, tokenize = 'porter unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE stems USING fts5vocab (words, 'instance');`);
  const insert = database.prepare('INSERT INTO words (rowid, word) VALUES (?, ?)');
  for (const [row, word] of all.entries()) insert.run(row, word);
  const found = database.prepare<[], { doc: number; term: string }>('SELECT doc, term FROM stems').all();
  database.close();
  expect(found.length).toBeGreaterThan(3_000);
  expect(found.filter(({ doc, term }) => stem(all[doc] ?? '') !== term)).toEqual([]);
});
