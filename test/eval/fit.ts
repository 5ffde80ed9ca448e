/**
 * `node test/eval/fit.ts` fits the coefficients by which `/ask` ranks and declines, and writes
 * `src/ask/coefficients.json`. It prints how they do on questions of other threads. People labelled the right passages
 * (`learners/labels.json`). `artifacts/cases-….json` keeps the collected features: delete it after a change.
 */
import fs from 'node:fs';
import { featureNames, hasKnownQuestion } from '../../src/ask/features.ts';
import type { Passage } from '../../src/ask/passages.ts';
import type { RankingModel } from '../../src/ask/probability.ts';
import { openRetrieval, type Retrieval } from './answers.ts';
import labels from './learners/labels.json' with { type: 'json' };
import { type LearnerQuestion, tuningQuestions } from './learners/questions.ts';
import { type Example, fitLogistic, probability } from './regression.ts';
import { hard, tunedOn } from './sets.ts';

const looked = 25;
/** A passage without a label may be right, so it weighs less. */
const unjudged = 0.3;
/** A label names a passage by one of its questions, or by its first words. */
const isAmong = (keys: readonly string[], { questions, text }: Passage) =>
  keys.some((key) => questions.includes(key) || text.startsWith(key));
const judged = labels as Record<string, { right: string[]; wrong: string[] }>;

interface Case {
  question: Pick<LearnerQuestion, 'id' | 'source' | 'kind'>;
  candidates: { values: number[]; hasKnownQuestion: boolean; verdict: 'right' | 'wrong' | 'unjudged' }[];
}

const declined = [...tunedOn.declined, ...hard.declined].map(
  (question, i): LearnerQuestion => ({
    id: `declined-${i}`,
    source: `declined-${i}`,
    question,
    kind: 'decline',
  }),
);
/** Questions written for the evaluation: a passage is right if it matches their patterns. */
const patterned = [...tunedOn.questions, ...hard.questions];
const isLearners = ({ id }: Case['question']) => !/^(declined|pattern)-/.test(id);

/** @param isStripped removes the known questions: then only labels for the text of the lessons count */
async function casesFor(retrieval: Retrieval, hasMeaning: boolean, isStripped: boolean): Promise<Case[]> {
  const cases: Case[] = [];
  const add = async (question: LearnerQuestion, verdictOn: (passage: Passage, place: number) => Verdict) => {
    const found = await retrieval.find(question.question, looked, hasMeaning);
    const candidates = found.map(({ passage, features }, place) => ({
      values: featureNames.map((name) => features[name]),
      hasKnownQuestion: hasKnownQuestion(features, passage),
      verdict: verdictOn(passage, place),
    }));
    cases.push({ question, candidates });
  };
  for (const question of [...tuningQuestions, ...declined]) {
    if (isStripped && question.kind === 'answer') continue;
    const { right, wrong } = judged[question.id] ?? { right: [], wrong: [] };
    await add(question, (passage) => {
      if (isAmong(right, passage)) return 'right';
      return question.kind === 'decline' || isAmong(wrong, passage) ? 'wrong' : 'unjudged';
    });
  }
  for (const [i, { ask, says }] of isStripped ? patterned.entries() : []) {
    const question: LearnerQuestion = {
      id: `pattern-${i}`,
      source: `pattern-${i}`,
      question: ask,
      kind: 'answer',
    };
    await add(question, ({ text }, place) => {
      if (says.every((fact) => fact.test(text.replace(/[*_`\\]/g, '')))) return 'right';
      // Other passages near the top may be right in other words.
      return place > 9 ? 'wrong' : 'unjudged';
    });
  }
  return cases;
}
type Verdict = Case['candidates'][number]['verdict'];

function examplesOf({ question, candidates }: Case): Example[] {
  const weights = { unjudged: isLearners(question) ? unjudged : 0, wrong: 1, right: 3 };
  const own = candidates.filter(({ verdict }) => weights[verdict] > 0);
  if (question.kind === 'answer' && !own.some(({ verdict }) => verdict === 'right')) return [];
  const total = own.reduce((sum, { verdict }) => sum + weights[verdict], 0) || 1;
  const scale = isLearners(question) ? 1 : 0.4;
  return own.map(({ values, verdict }) => ({
    group: question.source,
    features: values,
    isRight: verdict === 'right',
    weight: (scale * weights[verdict]) / Math.sqrt(total),
  }));
}

/** Folds for cross-validation: no thread is in two of them. */
const folds = 12;

/** The best candidate of each question, by coefficients fitted on the other folds. */
function crossValidate(cases: readonly Case[]) {
  const sources = [...new Set(cases.map(({ question }) => question.source))];
  const foldOf = (source: string) => sources.indexOf(source) % folds;
  const examples = cases.flatMap(examplesOf);
  return Array.from({ length: folds }, (_, fold) => {
    const coefficients = fitLogistic(examples.filter(({ group }) => foldOf(group) !== fold));
    return cases
      .filter(({ question }) => foldOf(question.source) === fold)
      .map(({ question, candidates }) => {
        const ranked = candidates
          .map(({ values, verdict }) => ({ p: probability(coefficients, values), verdict }))
          .sort((a, b) => b.p - a.p);
        return { question, p: ranked[0]?.p ?? 0, verdict: ranked[0]?.verdict ?? 'wrong' };
      });
  }).flat();
}

/** Prints the results of one set of coefficients. `/ask` takes the larger of two probabilities, so it declines less. */
const declines = 0.97;

/** The probability below which the wanted share of questions without an answer is declined. */
function borderOf(best: ReturnType<typeof crossValidate>): number {
  const wrong = best.filter(({ question }) => question.kind === 'decline');
  const sorted = wrong.map(({ p }) => p).sort((a, b) => a - b);
  return sorted[Math.floor(declines * sorted.length)] ?? 0.5;
}

function print(name: string, best: ReturnType<typeof crossValidate>, border: number): void {
  const declines = best.filter(({ question }) => question.kind === 'decline');
  console.log(`${name}: the border is at ${border.toFixed(2)}`);
  for (const least of [border / 4, border / 2, border, border * 1.5, border * 2]) {
    const shown = best.filter(({ question, p }) => question.kind === 'answer' && p > least);
    const count = (verdict: Verdict) => shown.filter((each) => each.verdict === verdict).length;
    console.log(
      `  above ${least.toFixed(2)}: ${count('right')} right, ${count('unjudged')} not judged, ${count('wrong')} wrong of ${best.length - declines.length}; ${declines.filter(({ p }) => p <= least).length} of ${declines.length} declined`,
    );
  }
}

/** Collects the features of every question, which takes minutes. */
async function collect(isStripped: boolean): Promise<void> {
  const retrieval = await openRetrieval('artifacts', isStripped);
  for (const hasMeaning of [true, false]) {
    const cases = await casesFor(retrieval, hasMeaning, isStripped);
    fs.writeFileSync(fileOf(modelFor(hasMeaning, isStripped)), JSON.stringify(cases));
  }
  await retrieval.close();
}

const fileOf = (name: RankingModel) => `artifacts/cases-${name}.json`;
const modelFor = (hasMeaning: boolean, isStripped: boolean): RankingModel =>
  hasMeaning ? (isStripped ? 'meaningOfText' : 'meaning') : isStripped ? 'wordsOfText' : 'words';

const fitted: Partial<Record<RankingModel, Record<string, number>>> = {};

/** @param leftOut features without a coefficient */
function learn(
  name: RankingModel,
  cases: readonly Case[],
  isStripped: boolean,
  leftOut: readonly string[] = [],
): void {
  const reduced = cases.map(({ question, candidates }) => ({
    question,
    candidates: candidates.map((candidate) => ({
      ...candidate,
      values: candidate.values.map((value, i) => (leftOut.includes(featureNames[i] ?? '') ? 0 : value)),
    })),
  }));
  const all = crossValidate(reduced);
  const best = isStripped ? all : all.filter(({ question }) => isLearners(question));
  const border = borderOf(best);
  print(name, best, border);
  const [fittedConstant = 0, ...rest] = fitLogistic(reduced.flatMap(examplesOf));
  // Shifts the constant, so that one half is the border in every set.
  const constant = fittedConstant - Math.log(border / (1 - border));
  const round = (value: number) => Number(value.toFixed(3));
  fitted[name] = Object.fromEntries([
    ['constant', round(constant)],
    ...featureNames.map((feature, i): [string, number] => [feature, round(rest[i] ?? 0)]),
  ]);
}

for (const isStripped of [false, true]) {
  if (!fs.existsSync(fileOf(modelFor(true, isStripped)))) await collect(isStripped);
  for (const hasMeaning of [true, false]) {
    const name = modelFor(hasMeaning, isStripped);
    const cases = JSON.parse(fs.readFileSync(fileOf(name), 'utf8')) as Case[];
    learn(name, cases, isStripped);
    if (name === 'meaning') learn('meaningAlone', cases, isStripped, ['coverage', 'coverageOfWhole']);
  }
}
fs.writeFileSync('src/ask/coefficients.json', `${JSON.stringify(fitted, undefined, 2)}\n`);
