/** The cost of semantic search: the encoder's time per text, its start and its memory. */
import { createEncoderProcess } from '../../src/ask/encoding.ts';
import { passagesOf } from '../../src/ask/passages.ts';
import { loadLibrary } from '../../src/lessons/library.ts';
import { residentBytes } from '../../src/processes/memory.ts';
import type { Report } from './bench.ts';
import { quantile } from './statistics.ts';

const passageCount = 1_000;

/** Undefined if the encoder's model is not installed. */
export async function measureEncoding(questions: readonly string[]): Promise<Report | undefined> {
  const encoding = createEncoderProcess();
  if (!encoding) return;
  const timed = async (texts: readonly string[]) => {
    const start = performance.now();
    await encoding.encode(texts);
    return performance.now() - start;
  };
  const library = await loadLibrary('documents');
  const lessons = passagesOf(library).map(({ topic, text }) => `${topic.title}\n${text}`);
  const passages = Array.from({ length: passageCount }, (_, at) => lessons[at % lessons.length] as string);
  try {
    const first = await timed(['what is pooling?']);
    const asked = [];
    for (const question of questions) asked.push(await timed([question]));
    const learnt = timed(passages);
    const between = [];
    for (const question of questions.slice(0, 50)) between.push(await timed([question]));
    const seconds = (await learnt) / 1000;
    const bytes = encoding.pid === undefined ? undefined : residentBytes(encoding.pid);
    const memory = (bytes ?? Number.NaN) / 2 ** 20;
    const [p50, most, busy] = [quantile(asked, 0.5), quantile(asked, 1), quantile(between, 0.5)];
    return {
      markdown: `Encoding a question takes ${p50.toFixed(1)} ms (most ${most.toFixed(1)}; ${busy.toFixed(1)} while passages are encoded; ${Math.round(first)} where the process must start), ${passageCount} passages of the lessons ${seconds.toFixed(1)} s on one thread. The process holds ${Math.round(memory)} MB.`,
      json: { question_ms: { p50, most, busy, first }, passages_s: seconds, memory_mb: memory },
    };
  } finally {
    library.close();
    await encoding.close();
  }
}
