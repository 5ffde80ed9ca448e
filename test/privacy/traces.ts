/** A person's traces in every table, and the search for them in the bytes of a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { feedback, modelUse, questions } from '../../src/ask/tables/schema.ts';
import type { Database } from '../../src/db/open.ts';
import { servers, users } from '../../src/db/schema.ts';
import { courseLearners, courseSessions, courseUnits } from '../../src/learn/tables/schema.ts';
import { documents, studyChannels } from '../../src/lessons/tables/schema.ts';
import { ownInputs } from '../../src/predict/tables/schema.ts';
import { cards, deckImports, decks } from '../../src/quiz/tables/deck-schema.ts';
import {
  answers,
  learners,
  memories,
  quizQuestions,
  quizzes,
  schedules,
} from '../../src/quiz/tables/schema.ts';
import { drafts, excludedQuestions, letters } from '../../src/quiz/tables/teacher-schema.ts';
import { duels, duelVotes } from '../../src/training/tables/duel-schema.ts';
import { epochs, experiments, jobs, keptNetworks, recordings } from '../../src/training/tables/schema.ts';
import type { Question } from '../../src/types/quiz.ts';
import { options, recording, result } from '../db/samples.ts';

export interface Person {
  id: string;
  name: string;
  /** Begins every text that is theirs alone, and every text that they gave to a server. */
  mark: string;
}

export const serverId = '900000000000000009';

const question = (text: string): Question => ({
  ...{ kind: 'boolean', right: true, fact: text, source: 'deck', topic: null, level: 'first' },
  ...{ prompt: text, explanation: text },
});

/** Something of the person in every table that can hold something of a person, also in those that servers share. */
export function leaveTraces(db: Database, { id: userId, name, mark }: Person, now = Date.now()): void {
  const own = (what: string) => `${mark} private ${what} ${'x'.repeat(300)}`;
  const given = (what: string) => `${mark} shared ${what}`;
  db.insert(users).values({ id: userId, name, firstSeenAt: now }).run();
  db.insert(servers).values({ id: serverId, name: 'Class', joinedAt: now }).onConflictDoNothing().run();
  db.insert(learners)
    .values({
      userId,
      visibility: 'named',
      timeZone: 'Europe/Vienna',
      remindAt: '07:30',
      nextReminderAt: now,
    })
    .run();
  const { id: learnerId } = db
    .insert(courseLearners)
    .values({ userId, serverId, path: 'both', level: 'beginner', startedAt: now })
    .returning()
    .get();
  db.insert(courseUnits)
    .values({ learnerId, unit: 'pictures', steps: ['read-1'], startedAt: now })
    .run();
  db.insert(courseSessions)
    .values({ serverId, channelId: '20', hostId: userId, unit: 'pictures', createdAt: now })
    .run();
  const { network, dataset, samples, epochs: count, units, batch, learningRate, seed } = options;
  const shape = { network, dataset, samples, epochs: count, units, batch, learningRate, seed };
  for (const status of ['done', 'failed', 'running'] as const) {
    const { id: experimentId } = db
      .insert(experiments)
      .values({ ...shape, userId, serverId, status, error: own('error'), createdAt: now })
      .returning()
      .get();
    for (const epoch of result.epochs)
      db.insert(epochs)
        .values({ experimentId, ...epoch })
        .run();
    if (status === 'done')
      db.insert(recordings)
        .values({ experimentId, ...recording })
        .run();
    if (status === 'done')
      db.insert(keptNetworks)
        .values({
          experimentId,
          shapes: { input: [28, 28], weights: [] },
          weights: Buffer.from(own('weights')),
        })
        .run();
    const place = { channelId: '20', messageId: '30', token: own('token'), tokenExpiresAt: now };
    if (status !== 'done')
      db.insert(jobs)
        .values({ experimentId, ...place, canPost: true })
        .run();
  }
  const duel = db
    .insert(duels)
    .values({
      ...{ hostId: userId, serverId, a: 'lstm', b: 'gru', dataset: 'recall', seeds: 3, status: 'voting' },
      ...{ votesUntil: now, isOpen: true, channelId: '20', messageId: '30', token: own('duel token') },
      ...{ tokenExpiresAt: now, canPost: true, createdAt: now },
    })
    .returning()
    .get();
  db.insert(duelVotes).values({ duelId: duel.id, userId, choice: 'none', votedAt: now }).run();
  for (const [shownIn, what] of [
    [null, own('input')],
    [serverId, own('input shown to all')],
  ] as const)
    db.insert(ownInputs)
      .values({ userId, serverId: shownIn, sample: { kind: 'words', words: [what] }, createdAt: now })
      .run();
  const deckOf = (server: string | null, text: string) => {
    const deck = db
      .insert(decks)
      .values({ serverId: server, ownerId: userId, name: text, createdAt: now })
      .returning()
      .get();
    db.insert(cards)
      .values({ deckId: deck.id, position: 0, written: { question: text }, topic: text, tags: [text] })
      .run();
    return deck.id;
  };
  const waiting = [{ written: { question: own('deck read') }, topic: null, tags: [] }];
  db.insert(deckImports)
    .values({ userId, serverId, name: own('deck name'), cards: waiting, createdAt: now })
    .run();
  db.insert(drafts)
    .values({ userId, serverId, content: { time: own('time') }, createdAt: now })
    .run();
  db.insert(excludedQuestions)
    .values({ serverId, fact: `${mark} fact`, excludedBy: userId, excludedAt: now })
    .run();
  db.insert(letters).values({ serverId, userId, timeZone: 'UTC', nextAt: now }).run();
  deckOf(null, own('deck'));
  const deckName = given('deck');
  const deckId = deckOf(serverId, deckName);
  const schedule = db
    .insert(schedules)
    .values({
      ...{
        serverId,
        ownerId: userId,
        channelId: '20',
        days: [1],
        time: '09:00',
        timeZone: 'UTC',
        deckId,
        deckName,
      },
      ...{ topics: [], questions: 3, openMinutes: 10, adapt: false, paused: false, skipNext: false },
      ...{ nextAt: now, nextOccurrence: '2027-01-01T09:00', createdAt: now },
    })
    .returning()
    .get();
  for (const kind of ['group', 'race', 'own', 'review'] as const) {
    const isSolo = kind === 'own' || kind === 'review';
    const text = isSolo ? own(kind) : given(kind);
    const quiz = db
      .insert(quizzes)
      .values({
        ...{ serverId, channelId: '20', hostId: userId, kind, title: text, simultaneous: false, late: false },
        ...{ status: 'running', scheduleId: isSolo ? null : schedule.id, createdAt: now },
      })
      .returning()
      .get();
    const { id: questionId } = db
      .insert(quizQuestions)
      .values({ quizId: quiz.id, position: 0, fact: text, question: question(text), status: 'open' })
      .returning()
      .get();
    db.insert(answers)
      .values({
        ...{ questionId, userId, given: own(`answer ${kind}`), right: true, points: 10 },
        ...{ hinted: false, answeredAt: now },
      })
      .run();
  }
  db.insert(memories)
    .values({
      ...{ userId, concept: 'lstm', due: now, stability: 1, difficulty: 5, scheduledDays: 1 },
      ...{ learningSteps: 0, reps: 1, lapses: 0, state: 2 },
    })
    .run();
  for (const at of [now, now - 86_400_000]) {
    const day = new Date(at).toISOString().slice(0, 10);
    for (const where of [serverId, ''])
      db.insert(modelUse).values({ day, userId, serverId: where, calls: 1, tokens: 100, cost: 5 }).run();
  }
  for (let i = 0; i < 40; i++) {
    const text = own(`question ${i}`);
    const { id: questionId } = db
      .insert(questions)
      .values({
        ...{ userId, serverId, channelId: '20', question: text, outcome: 'declined' },
        ...{ answer: own(`answer to ${i}`), askedAt: now },
      })
      .returning()
      .get();
    db.insert(feedback)
      .values({ questionId, userId, verdict: 'unhelpful', reason: own(`reason ${i}`), givenAt: now })
      .run();
  }
  db.insert(documents)
    .values({ serverId, name: `${mark}.md`, markdown: given('document'), addedBy: userId, addedAt: now })
    .run();
  db.insert(studyChannels)
    .values({ channelId: `${mark} channel`, serverId, addedBy: userId, addedAt: now })
    .run();
}

/** Where one of the texts stands in the bytes of any file in or below a folder, in either byte order of UTF-16 too. */
export function findIn(folder: string, texts: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ parentPath, name }) => {
      const bytes = readFileSync(join(parentPath, name));
      return texts
        .filter((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')))
        .map((text) => `${name}: ${text}`);
    });
}
