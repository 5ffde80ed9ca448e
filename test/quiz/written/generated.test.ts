/** Generated questions, whose answers are known, show how strict the check is. */
import { describe, expect, test } from 'vitest';
import { createRetriever } from '../../../src/ask/retriever.ts';
import { createBank } from '../../../src/quiz/bank.ts';
import { seeded } from '../../../src/quiz/random.ts';
import { checkDraft } from '../../../src/quiz/written/check.ts';
import type { QuestionDraft } from '../../../src/quiz/written/draft.ts';
import type { Topic } from '../../../src/types/lessons.ts';
import type { Question } from '../../../src/types/quiz.ts';
import { ownLibrary } from '../library.ts';

describe('generated questions, whose answers are known', async () => {
  const retriever = createRetriever();
  const own = await ownLibrary();
  const bank = await createBank(own);
  const templates = bank.templates.filter(({ source }) => source === 'term');
  const plain = (said: string) =>
    said
      .replace(/^> ?/gm, '')
      .replace(/\*|^True or false\? This is the meaning of/g, '')
      .replace(/\s+/g, ' ')
      .trim();

  /** Every way in which a model could have got the question wrong, against every passage of its topic. */
  function wrongly(question: Question): Pick<QuestionDraft, 'kind' | 'right' | 'wrong'>[] {
    if (question.kind === 'boolean')
      return [{ kind: 'boolean', right: [String(!question.right)], wrong: [] }];
    if (question.kind !== 'single') return [];
    const options = question.options.map(({ text }) => plain(text));
    const wrong = options.filter((_, place) => place !== question.right);
    return wrong.flatMap((taken) => {
      const others = wrong.filter((each) => each !== taken);
      const withTruth = {
        kind: 'single' as const,
        right: [taken],
        wrong: options.filter((each) => each !== taken),
      };
      return others.length > 0 ? [withTruth, { ...withTruth, wrong: others }] : [withTruth];
    });
  }

  test('are never accepted with a wrong answer taken for the right one', async () => {
    let tried = 0;
    let kept = 0;
    for (const question of templates.flatMap(({ make }, at) =>
      [1, 2, 3, 4, 5, 6, 7].map((seed) => make(seeded(10 * at + seed))),
    )) {
      const topic = own.topics.get(question.topic ?? '') as Topic;
      const { evidence: sources, index: all } = await retriever.evidenceForTopic(own, topic);
      const accepted = (draft: Pick<QuestionDraft, 'kind' | 'right' | 'wrong'>) =>
        sources.some(({ text: said }, place) => {
          const explanation = said.split(/(?<=[.!?]) /)[0] ?? '';
          const whole = { ...draft, source: place + 1, question: plain(question.prompt), explanation };
          return typeof checkDraft(whole, sources, all) !== 'string';
        });
      for (const draft of wrongly(question)) {
        tried++;
        expect(accepted(draft), `${question.prompt} → ${draft.right}`).toBe(false);
      }
      if (
        question.kind === 'boolean' &&
        accepted({ kind: 'boolean', right: [String(question.right)], wrong: [] })
      )
        kept++;
    }
    expect(tried).toBeGreaterThan(500);
    expect(kept).toBeGreaterThan(50);
  });
});
