/** What every generated question must fulfil, so that it can be understood by itself. One that does not is never asked. */
import type { Question, QuestionTemplate } from '../types/quiz.ts';
import { seeded } from './random.ts';
import { gapMark } from './text-overlap.ts';

/** Openings that point at something which is not there. */
const leaning =
  /^(?:\*\*)?(?:and|as such|but|he|hence|her|his|however|it|its|likewise|neither|otherwise|see|she|so|such|that|the same|their|then|these|they|this|those|thus|which)\b/i;
/** A letter that could be taken for the letter of an option: “A: 2%”. */
const optionLetter = /(?:^|[^\p{L}\p{N}])[A-E][:.)]|(?:class|network|model) [A-E]\b/u;
const lowerCase = /^\p{Ll}\S*\s/u;
/** Whether a text says something by itself, unlike “None” or a formula. */
export const hasSense = (text: string): boolean =>
  text.length >= 12 &&
  (text.match(/\p{L}{2,}/gu)?.length ?? 0) >= 2 &&
  (text.length > 50 || !/[=+√Σ]|\w\(\w/.test(text));

/** How much longer than every wrong option, or shorter, the right one may be. */
const lengthRatio = 1.8;

/** Names the rules that a question breaks; empty where it breaks none. */
export function brokenRules(question: Question): string[] {
  const { prompt, explanation } = question;
  const quoted = [...prompt.matchAll(/^> (?:\*\*[^*]+:\*\* )?(.+)$/gm)].map(([, text = '']) => text);
  const asked = prompt.replace(/^> .*$/gm, '').trim();
  const gaps = prompt.split(gapMark).length - 1;
  const rules: [broken: boolean, name: string][] = [
    [!/^[\p{Lu}\p{N}*“"|−]/u.test(prompt) || !/[.?!:]\*{0,2}$/.test(asked), 'The question is a sentence'],
    [
      [prompt.replace(/^Which\b/, ''), ...quoted].some((text) => leaning.test(text)),
      'Nothing points at what is not there',
    ],
    [!quoted.every(hasSense), 'What is quoted has a sense'],
    [gaps !== (question.kind === 'gap' ? 1 : 0), 'One gap, where a word is asked for'],
    [
      question.kind === 'boolean' && prompt.replace(/True or false\?/, '').includes('?'),
      'True or false is asked of a statement',
    ],
    [!/^[^\p{Ll}]/u.test(explanation) || !/[.!)”]$/.test(explanation), 'The explanation is a sentence'],
  ];
  if (question.kind === 'single' || question.kind === 'multiple' || question.kind === 'picture')
    rules.push(...optionRules(question));
  return rules.flatMap(([broken, name]) => (broken ? [name] : []));
}

function optionRules(question: Extract<Question, { options: unknown }>): [boolean, string][] {
  const { options, kind } = question;
  const rights = [question.right].flat();
  const texts = options.map(({ text }) => text);
  const wrong = options.filter((_, i) => !rights.includes(i));
  const lengths = wrong.map(({ text }) => text.length);
  const right = kind === 'single' ? (texts[question.right]?.length ?? 0) : undefined;
  return [
    [kind !== 'picture' && texts.some((text) => optionLetter.test(text)), 'No letters within options'],
    [texts.some((text) => lowerCase.test(text)), 'Options begin with a capital letter'],
    [wrong.some(({ remark = '' }) => !/[.!)”]$/.test(remark)), 'Every wrong option has a reason'],
    [
      right !== undefined &&
        right > 12 &&
        (right > lengthRatio * Math.max(...lengths) || right * lengthRatio < Math.min(...lengths)),
      'Options are of like length',
    ],
  ];
}

const tries = 12;

/** The template with every question that breaks a rule drawn anew; undefined where that does not help. */
export function keepingRules(template: QuestionTemplate): QuestionTemplate | undefined {
  const make: QuestionTemplate['make'] = (random) => {
    let question = template.make(random);
    for (let i = 1; i < tries && brokenRules(question).length > 0; i++) question = template.make(random);
    return question;
  };
  return brokenRules(make(seeded(1))).length === 0 ? { ...template, make } : undefined;
}
