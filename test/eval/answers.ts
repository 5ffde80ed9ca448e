/** Our lessons, and how they answer: as `/ask` does on a machine that is set up, or by their words alone. */
import fs from 'node:fs';
import path from 'node:path';
import { openDesk } from '../../src/ask/desk.ts';
import { createMeaning } from '../../src/ask/meaning.ts';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { loadLibrary } from '../../src/documents/library.ts';
import { createEncoding } from '../../src/processes/encoding.ts';
import type { Ask } from './grade.ts';

export interface Answers {
  byMeaning: Ask;
  byWords: Ask;
  close(): Promise<void>;
}

/** @param folder keeps what was encoded, so that the next time is quicker */
export async function openAnswers(folder: string): Promise<Answers> {
  fs.mkdirSync(folder, { recursive: true });
  const db = openDatabase(path.join(folder, 'evaluation.sqlite'));
  const encoding = createEncoding();
  if (!encoding) throw new Error('The encoder is not installed: node setup/run.mjs');
  const fail = (sentence: string) => {
    throw new Error(sentence);
  };
  const encoder = { name: 'all-MiniLM-L6-v2', encode: encoding.encode };
  const own = createMeaning({ db, encoder, isFine: true, log: fail });
  const library = await loadLibrary('documents');
  const desk = openDesk({ own });
  await desk.prepare(library);
  const ask =
    (desk: ReturnType<typeof openDesk>): Ask =>
    async (question) => {
      const answer = await desk.answer(library, question);
      const evidence = answer.kind === 'answered' ? answer.evidence : [];
      return { kind: answer.kind, text: evidence.map(({ text }) => text).join('\n\n') };
    };
  return {
    byMeaning: ask(desk),
    byWords: ask(openDesk()),
    async close() {
      await encoding.close();
      library.close();
      closeDatabase(db);
    },
  };
}
