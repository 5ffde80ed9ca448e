/** How long the bot blocks its event loop while it counts a large class. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { joinServer } from '../../src/db/servers.ts';
import { tallyClass } from '../../src/quiz/class.ts';
import { answersTable } from '../../src/quiz/report.ts';
import { temporaryFolder } from '../../test/support/unrolled.ts';
import { table } from './statistics.ts';

/** Quizzes, questions per quiz, and learners who answer all of them: always 100,000 answers. */
const shapes = [
  { quizzes: 10, questions: 10, learners: 1_000 },
  { quizzes: 100, questions: 10, learners: 100 },
  { quizzes: 2_000, questions: 10, learners: 5 },
];

type Shape = (typeof shapes)[number];

/** Milliseconds in total, and the longest time that the event loop was blocked. */
interface Busy {
  totalMs: number;
  longestMs: number;
}

export async function measureClasses(): Promise<{ markdown: string; json: object }> {
  const measured: (Shape & { view: Busy; table: Busy })[] = [];
  for (const shape of shapes) measured.push({ ...shape, ...(await measureClass(shape)) });
  const ms = ({ totalMs, longestMs }: Busy) => [totalMs, longestMs].map((time) => time.toFixed(0));
  return {
    markdown: [
      '100,000 answers, counted just after a start; milliseconds, and those of the longest turn:',
      '',
      table(
        ['quizzes', 'questions', 'learners', '/quiz class', 'turn', '/quiz results', 'turn'],
        measured.map(({ quizzes, questions, learners, view, table }) => [
          ...[quizzes, questions, learners].map(String),
          ...ms(view),
          ...ms(table),
        ]),
      ),
    ].join('\n'),
    json: measured,
  };
}

async function measureClass(shape: Shape): Promise<{ view: Busy; table: Busy }> {
  const folder = temporaryFolder();
  const file = join(folder, 'unrolled.sqlite');
  fill(file, shape);
  const db = openDatabase(file);
  const since = Date.now() - 42 * 24 * 60 * 60_000;
  const view = await busy(() => tallyClass(db, { serverId: 's', since }));
  const answers = await busy(() => answersTable(db, { serverId: 's' }, () => undefined));
  closeDatabase(db);
  rmSync(folder, { recursive: true });
  return { view, table: answers };
}

async function busy(work: () => Promise<unknown>): Promise<Busy> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  await sleep(50);
  delay.enable();
  const begun = performance.now();
  await work();
  const totalMs = performance.now() - begun;
  // The monitor records the last delay only after another turn of the event loop.
  await sleep(50);
  delay.disable();
  return { totalMs, longestMs: delay.max / 1e6 };
}

function fill(file: string, { quizzes, questions, learners }: Shape): void {
  const db = openDatabase(file);
  joinServer(db, { id: 's', name: 'A large class' });
  const question = { kind: 'boolean', prompt: 'Is it?', explanation: 'It is. '.repeat(40), right: true };
  db.$client.exec(`
    create temp table n as with recursive n(i) as (select 0 union all select i + 1 from n where i < 100000) select i from n;
    insert into users select 'u' || i, 'Learner ' || i, 1 from n where i < ${learners};
    insert into quizzes (id, server_id, channel_id, kind, title, together, status, late, created_at)
      select i + 1, 's', 'c', 'group', 'Quiz', 0, 'done', 0, 1 from n where i < ${quizzes};
    insert into asked (id, quiz_id, position, fact, topic, question, status, closed_at)
      select i + 1, i / ${questions} + 1, i % ${questions}, 'f' || i, 't' || (i % 40),
        '${JSON.stringify(question)}', 'closed', ${Date.now()} from n where i < ${quizzes * questions};
    insert into answers select asked.id, users.id, 'true', asked.id % 2, 10, 0, ${Date.now() - 1} from asked, users;`);
  closeDatabase(db);
}
