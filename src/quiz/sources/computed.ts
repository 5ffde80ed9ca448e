/** Questions with calculated answers, by the formulas that the lessons teach. */

import { plainMetric, unlabelledCurvesChart } from '../../charts/unlabelled-curves.ts';
import { letter } from '../../text/format.ts';
import type { Library } from '../../types/lessons.ts';
import type { Batches, Option, QuestionTemplate } from '../../types/quiz.ts';
import { pickDistractors, single } from '../choices.ts';
import { templateOf } from '../question-template.ts';
import { integer, pick, shuffled } from '../random.ts';
import { givesAway } from '../text-overlap.ts';
import type { Family, QuestionTask, WrongValue } from './formulas.ts';
import { layerFamilies } from './formulas-layers.ts';
import { resultFamilies } from './formulas-results.ts';
import { sequenceFamilies } from './formulas-sequence.ts';
import { timeFamilies } from './formulas-time.ts';
import { trainingFamilies } from './formulas-training.ts';

const families: readonly Family[] = [
  ...layerFamilies,
  ...sequenceFamilies,
  ...timeFamilies,
  ...trainingFamilies,
  ...resultFamilies,
];

export function* computedTemplates(library: Library): Batches {
  for (const family of families)
    yield [familyTemplate(library, family)].flatMap((template) => template ?? []);
  yield [forgettingTemplate(library)].flatMap((template) => template ?? []);
}

function familyTemplate(library: Library, { id, taught, task }: Family): QuestionTemplate | undefined {
  const topic = topicOf(library, taught);
  if (topic === undefined) return undefined;
  const about = {
    fact: `computed:${id}`,
    source: 'computed',
    topic,
    level: 'deep',
    difficulty: 3,
    isWorkedOut: true,
  } as const;
  return templateOf(about, (random) => {
    const made = task(random);
    const { prompt, explanation, right, tolerance = 0, unit } = made;
    const shared = { prompt, explanation };
    const { text: answer, wrong } = written(made);
    // A number that is also in the prompt would give the answer away.
    const texts = wrong.map(({ text }) => text);
    if (wrong.length >= wrongCount && !givesAway(prompt, answer, texts) && random() < 0.4)
      return {
        ...shared,
        ...single(
          random,
          { text: answer },
          pickDistractors(random, answer, wrong, wrongCount, ({ text }) => text),
        ),
      };
    return { ...shared, kind: 'number', right, tolerance, ...(unit !== undefined && { unit }) };
  });
}

const wrongCount = 3;

/**
 * The right number, and mistakes whose result differs from it by more than could be rounded away, all with equally
 * many decimals: the form must not tell which one is exact.
 */
function written({ right, wrong, tolerance = 0 }: QuestionTask): { text: string; wrong: Option[] } {
  const isCount = tolerance === 0 && Number.isInteger(right);
  const clear = wrong.filter(
    ([value]) =>
      Number.isFinite(value) &&
      Math.abs(value - right) > 4 * tolerance &&
      (!isCount || Number.isInteger(value)),
  );
  const told = tolerance > 0 ? Math.max(0, Math.ceil(-Math.log10(tolerance))) : 3;
  const decimals = Math.min(told, Math.max(...[right, ...clear.map(([value]) => value)].map(decimalsOf)));
  const writeNumber = (value: number) => {
    const rounded = value.toFixed(decimals);
    const [whole = '', rest] = rounded.replace(/^-/, '').split('.');
    const grouped = Number(whole).toLocaleString('en-GB');
    return `${Number(rounded) < 0 ? '−' : ''}${grouped}${rest === undefined ? '' : `.${rest}`}`;
  };
  const text = writeNumber(right);
  return { text, wrong: mistakes(clear, writeNumber).filter((other) => other.text !== text) };
}

/** One option for each different number. */
export function mistakes(
  all: readonly WrongValue[],
  writeNumber: (value: number) => string,
): (Option & { remark: string })[] {
  const options = new Map<string, { text: string; remark: string }>();
  for (const [value, remark] of all) {
    const text = writeNumber(value);
    if (!options.has(text)) options.set(text, { text, remark });
  }
  return [...options.values()];
}

/** Decimals that a number needs, three at most. */
const decimalsOf = (value: number): number =>
  [0, 1, 2].find((digits) => Math.abs(value - Number(value.toFixed(digits))) < 1e-9) ?? 3;

/** Curves of fⁿ for several forget gates: which is whose? */
function forgettingTemplate(library: Library): QuestionTemplate | undefined {
  const topic = topicOf(library, ['forget-gate', 'cell-state']);
  if (topic === undefined) return undefined;
  const about = {
    fact: 'computed:forgetting-curves',
    source: 'computed',
    isWorkedOut: true,
    topic,
    level: 'deep',
    difficulty: 3,
  } as const;
  const steps = 20;
  return templateOf(about, (random) => {
    const gates = shuffled(random, [
      pick(random, [0.98, 0.99]),
      pick(random, [0.9, 0.92]),
      pick(random, [0.75, 0.8]),
      0.5,
    ]);
    const right = integer(random, 0, gates.length - 1);
    const gate = gates[right] ?? 0.5;
    return {
      kind: 'picture',
      picture: unlabelledCurvesChart({
        title: 'What is left of a cell’s value when its forget gate never moves',
        step: 'step',
        metric: plainMetric('Share of the value'),
        curves: gates.map((each) => Array.from({ length: steps }, (_, n) => each ** (n + 1))),
      }),
      prompt: `The picture shows what is left of a cell's value when its forget gate stays the same and nothing is written. Which curve belongs to a gate of ${gate}?`,
      explanation: `Each step multiplies the value by the gate, so after ${steps} steps ${gate}^${steps} ≈ ${(gate ** steps).toFixed(2)} of it is left.`,
      options: gates.map((each, i) => ({
        text: `Curve ${letter(i)}`,
        ...(i !== right && {
          remark: `That is a gate of ${each}, which leaves ${left(each ** steps)} after ${steps} steps.`,
        }),
      })),
      right,
    };
  });
}

const left = (share: number): string => (share < 0.01 ? 'less than 0.01' : share.toFixed(2));

/** The topic of the first of these names that the documents have. */
export function topicOf(library: Library, names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = library.lookup(name);
    if ('found' in found) return found.found.id;
  }
  return undefined;
}
