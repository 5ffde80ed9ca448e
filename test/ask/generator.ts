/** Answer generators for tests, over a model's server of the test's own. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createAnswerGenerator } from '../../src/ask/answer-generator.ts';
import type { Evidence } from '../../src/ask/evidence.ts';
import { createModel } from '../../src/ask/model.ts';
import { modelUse } from '../../src/ask/tables/schema.ts';
import { verdictFormat } from '../../src/ask/verdicts.ts';
import { closeDatabase, type OpenDatabase, openDatabase } from '../../src/db/open.ts';
import { temporaryFolder } from '../support/unrolled.ts';
import { isJudging, type ModelServer, startModelServer, teaches } from './model-server.ts';

export let server: ModelServer;
let db: OpenDatabase;

/** Call it once in a test file. */
export function useModelServer(): void {
  beforeAll(async () => {
    server = await startModelServer();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    db = openDatabase(`${temporaryFolder()}/db.sqlite`);
    server.asked.splice(0);
    server.behave(teaches(said));
    return () => closeDatabase(db);
  });
}

export const said = 'The Moon pulls the water [1].';
export const shown = { claims: [{ text: 'The Moon pulls the water.', cites: [0] }] };
export const evidence: Evidence[] = [{ label: 'Tides, first look', text: 'The Moon pulls the water.' }];
export const payer = { userId: 'ann', serverId: 'school' };
export const noon = Date.UTC(2026, 0, 31, 12);

export function setUp(
  allowance: Partial<Parameters<typeof createAnswerGenerator>[0]['allowance']> = {},
  now = () => noon,
  deadlineMs = 10_000,
) {
  const model = { apiKey: 'k', baseUrl: server.url, model: 'm', deadlineMs: 10_000, maxTokens: 50 };
  return createAnswerGenerator({
    db,
    now,
    deadlineMs,
    maxTokens: 50,
    prices: { input: 1, output: 10 },
    allowance: { userTokens: 50_000, serverTokens: 500_000, cost: 1e6, ...allowance },
    writer: createModel(model),
    judge: createModel({ ...model, format: verdictFormat() }),
  });
}
export const task = (question: string) => ({ question, evidence, level: 'first' as const, history: [] });
export const used = () => db.select().from(modelUse).all();
export const generate = (question = 'Why?') => setUp().generate(task(question), payer);
export const judged = () => server.asked.filter(isJudging).length;
