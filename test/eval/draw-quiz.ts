/**
 * Prints 200 questions as beginners get them, to be read and graded: `node test/eval/draw-quiz.ts 12000`. The number is a
 * seed. Sixteen learners ask for a first quiz, thirteen for one about a topic, three for four quizzes in a row, with 85 %
 * right.
 */
import { createBank } from '../../src/quiz/bank.ts';
import { chooseQuestions, type QuestionCriteria } from '../../src/quiz/choose-questions.ts';
import { difficultyOf, type PastAnswer, suitedDifficulty } from '../../src/quiz/difficulty.ts';
import { solution } from '../../src/quiz/grade.ts';
import { seeded } from '../../src/quiz/random.ts';
import type { Question } from '../../src/types/quiz.ts';
import { loadLessons } from '../support/lessons.ts';

const seed = Number(process.argv[2] ?? 1);
const library = await loadLessons();
const bank = await createBank(library);
const drawn: { asked: string; question: Question }[] = [];
const topics =
  'lstm cnn rnn gru training pooling overfitting gates memory vanishing-gradients experiments applications text';

function draw(
  asked: string,
  criteria: Omit<QuestionCriteria, 'count'>,
  random = seeded(seed + drawn.length),
) {
  const questions = chooseQuestions(bank.templates, { count: 5, ...criteria }, random);
  drawn.push(...questions.map((question) => ({ asked, question })));
  return questions;
}

for (let learner = 0; learner < 16; learner++) draw('first quiz', { suited: 1 });
for (const topic of topics.split(' '))
  draw(`topic ${topic}`, { suited: 1, topics: new Set(bank.under(topic)) });
for (const learner of [1, 2, 3]) {
  const past: PastAnswer[] = [];
  const recent = new Set<string>();
  const random = seeded(seed - learner);
  for (const quiz of [1, 2, 3, 4])
    for (const question of draw(
      `learner ${learner}, quiz ${quiz}`,
      { suited: suitedDifficulty(past), recent },
      random,
    )) {
      recent.add(question.fact);
      past.push({ difficulty: difficultyOf(question), right: random() < 0.85 ? 1 : 0 });
    }
}

for (const [i, { asked, question }] of drawn.slice(0, 200).entries()) {
  console.log(`\n${i + 1}. [${asked}, difficulty ${difficultyOf(question)}] ${question.prompt}`);
  if ('options' in question)
    for (const { text, remark = '' } of question.options) console.log(`   - ${text}  ${remark}`);
  console.log(`   = ${solution(question)}\n   ${question.explanation}`);
}
await library.close();
