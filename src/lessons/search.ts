import Database from 'better-sqlite3';
import { contentWords, words } from '../text/words.ts';
import { type Hit, levels, type SearchData, type Topic } from '../types/lessons.ts';

export interface SearchIndex {
  /** Passages with any of the words, best first. Accepts any text. */
  search(text: string, limit: number): Hit[];
  close(): void;
}

/** Weight of a word in a title, an alias and the text. */
const weights = { title: 8, aliases: 5, text: 1 };
const passageWords = 40;
const queryWords = 40;

/**
 * Builds a full-text index: one row for each topic and level, Porter stems without accents, ranked by BM25
 * (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009).
 */
export function indexTopics(plain: ReadonlyMap<Topic, Topic['text']>): SearchData {
  const database = new Database(':memory:');
  database.exec(
    `CREATE VIRTUAL TABLE passages USING fts5 (title, aliases, text, tokenize = 'porter unicode61 remove_diacritics 2')`,
  );
  const insert = database.prepare('INSERT INTO passages (rowid, title, aliases, text) VALUES (?, ?, ?, ?)');
  const rows: SearchData['rows'] = [];
  database.transaction(() => {
    for (const [topic, text] of plain)
      for (const level of levels) {
        if (text[level] === undefined) continue;
        insert.run(rows.length, topic.title, topic.aliases.join('\n'), text[level]);
        rows.push({ topic, level });
      }
  })();
  const bytes = database.serialize();
  database.close();
  return { rows, database: bytes };
}

/** Opens an index that `indexTopics` built. */
export function openSearch({ rows, database: bytes }: SearchData): SearchIndex {
  const database = new Database(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const find = database.prepare<[string, number], { row: number; cost: number; passage: string }>(`
    SELECT rowid AS row, bm25(passages, ${weights.title}, ${weights.aliases}, ${weights.text}) AS cost,
      snippet(passages, 2, char(2), char(3), '…', ${passageWords}) AS passage
    FROM passages WHERE passages MATCH ? ORDER BY cost LIMIT ?`);

  return {
    search(text, limit) {
      const query = ftsQuery(text);
      if (query === '' || limit < 1) return [];
      return find.all(query, limit).flatMap(({ row, cost, passage }) => {
        const found = rows[row];
        return found
          ? [{ topic: found.topic, level: found.level, passage: highlight(passage), score: -cost }]
          : [];
      });
    },
    close: () => database.close(),
  };
}

/** Quotes each word, and keeps only letters and digits, so that no input is an operator. */
function ftsQuery(text: string): string {
  return searchWords(text)
    .slice(0, queryWords)
    .map((word) => `"${word}"`)
    .join(' OR ');
}

/** The content words of a text, each once; all words if it has only stop words. */
export function searchWords(text: string): string[] {
  const content = contentWords(text);
  return [...new Set(content.length > 0 ? content : words(text))];
}

/** Hit words in bold; Discord's mark-up is escaped. */
function highlight(passage: string): string {
  return passage
    .replace(/[\\*`|~]/g, '\\$&')
    .replaceAll('\u0002', '**')
    .replaceAll('\u0003', '**');
}
