/** Time to answer a question from a thousand documents, to complete a topic's name, and to encode a text. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { answerFrom } from '../src/ask/answer.ts';
import { createEmbeddingIndex } from '../src/ask/embedding-index.ts';
import { indexPassages } from '../src/ask/passage-index.ts';
import { createRetriever } from '../src/ask/retriever.ts';
import { closeDatabase, openDatabase } from '../src/db/open.ts';
import { parseDocument } from '../src/lessons/document.ts';
import { assembleLibrary } from '../src/lessons/library.ts';
import { seeded } from '../src/quiz/random.ts';
import type { Library } from '../src/types/lessons.ts';
import { tuning } from '../test/eval/tuning.ts';
import type { Bench } from './measuring/bench.ts';
import { measureEncoding } from './measuring/encoding.ts';
import { quantile, table } from './measuring/statistics.ts';

const options = {
  documents: { type: 'string', default: '1000' },
  bytes: { type: 'string', default: '10000' },
} as const;

export const bench: Bench = {
  summary: 'answering a question and completing a topic in a thousand documents of ten kilobytes',
  async run(args) {
    const { values } = parseArgs({ args, options });
    const documents = [];
    for (let n = 0; n < Number(values.documents); n++) {
      documents.push(parseDocument(`${n}.md`, generatedLesson(n, Number(values.bytes))));
      await nextTurn();
    }
    const library = assembleLibrary(documents);
    const before = process.memoryUsage().rss;
    const start = performance.now();
    const index = await indexPassages(library);
    const indexing = performance.now() - start;
    const memory = process.memoryUsage().rss - before;

    const questions = [...tuning.questions.map(({ ask }) => ask), ...topicQuestions];
    const answer = (question: string) => answerFrom(library, index, index.rank(index.parse(question)));
    for (const question of questions.slice(0, 10)) answer(question);
    const answerTimes = questions.map((question) => time(() => answer(question)));
    const typed = [
      'l',
      'ls',
      'lst',
      'lstm',
      'convolusion',
      'vanish',
      'lesson 77',
      'zzz',
      'the gate of',
      'backprop',
    ];
    const completed = typed.flatMap((text) => [1, 2, 3].map(() => time(() => library.complete(text, 25))));
    const semantic = await timeSemanticSearch(library, questions);
    index.close();
    library.close();
    const encoding = await measureEncoding(questions);

    const rows = {
      '/ask by words': answerTimes,
      '/ask by meaning, the vectors at hand': semantic,
      'completing a topic': completed,
    };
    return {
      markdown: [
        `${documents.length} documents, ${library.topics.size} topics; indexed in ${(indexing / 1000).toFixed(1)} s, in pieces, with ${Math.round(memory / 2 ** 20)} MB.`,
        '',
        table(
          ['milliseconds', 'p50', 'p90', 'most'],
          Object.entries(rows).map(([name, times]) => [
            name,
            ...[0.5, 0.9, 1].map((q) => quantile(times, q).toFixed(1)),
          ]),
        ),
        '',
        encoding?.markdown ?? 'The sentence encoder is not installed.',
      ].join('\n'),
      json: {
        ask_ms: { p50: quantile(answerTimes, 0.5), most: quantile(answerTimes, 1) },
        meaning_ms: { p50: quantile(semantic, 0.5), most: quantile(semantic, 1) },
        complete_ms: { p50: quantile(completed, 0.5), most: quantile(completed, 1) },
        index_s: indexing / 1000,
        ...(encoding && { encoding: encoding.json }),
      },
    };
  },
};

/** Times dense retrieval with random vectors: its time depends on their number, not on their values. */
async function timeSemanticSearch(library: Library, questions: readonly string[]): Promise<number[]> {
  const random = seeded(1);
  const vector = () => {
    const values = Float32Array.from({ length: 384 }, () => random() - 0.5);
    const length = Math.hypot(...values);
    return values.map((value) => value / length);
  };
  const db = openDatabase(':memory:');
  const encoder = { name: 'made up', encode: async (texts: readonly string[]) => texts.map(vector) };
  const retriever = createRetriever({
    embeddingIndex: createEmbeddingIndex({ db, encoder, perSentence: true, log: console.error }),
  });
  await retriever.prepare(library);
  const times: number[] = [];
  for (const question of questions) {
    const start = performance.now();
    await retriever.retrieve(library, question);
    times.push(performance.now() - start);
  }
  closeDatabase(db);
  return times;
}

const topicQuestions = [
  'what is lesson 77 about',
  'compare gate 12 with gate 13',
  'why does the filter of lesson 900 fade',
];

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const vocabulary =
  'the a of and in is network layer gate filter memory state gradient time step loss weight image sequence train learn value small large error batch input output function number data example result model rate unit hidden cell forget vanish explode pool stride shape mean noise seed epoch'.split(
    ' ',
  );

/** A generated lesson of common words and its own; the same `n` gives the same lesson. */
function generatedLesson(n: number, bytes: number): string {
  let state = n + 1;
  const next = (limit: number) => {
    // The minimal standard generator of Park and Miller (1988).
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  const word = () => (next(4) === 0 ? `word${next(20_000)}` : (vocabulary[next(vocabulary.length)] ?? ''));
  const sentence = () => `The ${Array.from({ length: 8 + next(10) }, word).join(' ')}.`;
  let text = `# Lesson ${n}\n\nLesson ${n} is about **gate ${n}**. ${sentence()}\n`;
  for (let section = 0; text.length < bytes; section++) {
    const paragraphs = Array.from({ length: 4 }, () => Array.from({ length: 4 }, sentence).join(' '));
    text += `\n## Part ${section} of lesson ${n}\n\n${paragraphs.join('\n\n')}\n`;
  }
  return text;
}
