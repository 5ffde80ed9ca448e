/** A schedule by itself: what it asks, when it is silent, and what its owner is told. */
import { describe, expect, test } from 'vitest';
import { CannotPostError } from '../../src/discord/cannot-post.ts';
import { nextRun } from '../../src/quiz/calendar.ts';
import { submitAnswer } from '../../src/quiz/group.ts';
import { seeded } from '../../src/quiz/random.ts';
import { questionsFor, weakness } from '../../src/quiz/runs.ts';
import { occurrencesOf } from '../../src/quiz/tables/occurrences.ts';
import { addSchedule, changeSchedule, findSchedule } from '../../src/quiz/tables/schedules.ts';
import { FakePublisher, templates } from './fake-publisher.ts';
import { dailyPlan, templateBank, useScheduler } from './scheduler-setup.ts';

const day = 24 * 60 * 60_000;
const setup = useScheduler((now) => new FakePublisher(now));

describe('a schedule', () => {
  const set = (more = {}) => {
    const whole = { ...dailyPlan, ...more };
    return addSchedule(
      setup.db,
      { serverId: 's', ownerId: 'host' },
      whole,
      nextRun(whole, setup.time),
      setup.time,
    );
  };

  test('asks about weak topics more often, unless that is turned off', async () => {
    for (const template of templates.filter(({ topic }) => topic === 'weak')) {
      const quiz = await setup.begin([template.make(seeded(1))]);
      const { id, question } = setup.questionAt(quiz.id);
      for (const user of ['a', 'b', 'c'])
        submitAnswer(
          setup.db,
          id,
          user,
          { given: question.kind === 'boolean' && !question.right },
          setup.time,
        );
      await setup.pass(30_000);
    }
    expect(weakness(setup.db, 's', setup.time)('weak')).toBeGreaterThan(3.5);
    expect(weakness(setup.db, 's', setup.time)('never asked')).toBe(2.5);
    setup.time += 61 * day;
    const share = async (adapt: boolean) => {
      const schedule = set({ adapt });
      const random = seeded(9);
      const all = await Promise.all(
        Array.from({ length: 200 }, () =>
          questionsFor({ db: setup.db, bank: templateBank, random, now: () => setup.time }, schedule),
        ),
      );
      return all.flat().filter(({ topic }) => topic === 'weak').length / 1_000;
    };
    const [adapted, even] = [await share(true), await share(false)];
    expect(even).toBeGreaterThan(0.28);
    expect(even).toBeLessThan(0.39);
    expect(adapted).toBeGreaterThan(even + 0.04);
  });

  test('that is paused posts nothing; one that skips, skips once', async () => {
    const { id } = set();
    changeSchedule(setup.db, id, { paused: true });
    await setup.pass(3 * day);
    expect(setup.publisher.posted).toEqual([]);
    changeSchedule(setup.db, id, { paused: false, skipNext: true }, nextRun(dailyPlan, setup.time));
    await setup.pass(day);
    await setup.pass(day);
    expect(occurrencesOf(setup.db, id).map(({ status }) => status)).toEqual(['posted', 'skipped']);
    expect(setup.publisher.posted).toHaveLength(5);
  });

  test('tells its owner once of trouble, again only after it went well in between', async () => {
    const { id } = set({ questions: 1 });
    const { postQuestion } = setup.publisher;
    const fail = () => Promise.reject(new CannotPostError('locked'));
    setup.publisher.postQuestion = fail;
    for (let i = 0; i < 3; i++) await setup.pass(day);
    expect(setup.publisher.told).toHaveLength(1);
    expect(setup.publisher.told[0]?.sentence).toMatch(/thread is archived and locked/);
    setup.publisher.postQuestion = postQuestion;
    await setup.pass(day);
    expect(findSchedule(setup.db, id)?.problem).toBeNull();
    setup.publisher.postQuestion = fail;
    await setup.pass(day);
    await setup.pass(0);
    expect(setup.publisher.told).toHaveLength(2);
  });

  test('without anything to ask says so', async () => {
    set({ topics: ['nothing of the kind'] });
    await setup.pass(day);
    expect(setup.publisher.told[0]?.sentence).toMatch(/there are no questions for it/);
  });
});
