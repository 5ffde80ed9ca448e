/** The selection of a quiz's questions: by topic, level, history and difficulty. */
import type { Level } from '../types/lessons.ts';
import type { Question, QuestionSource, QuestionTemplate, Random } from '../types/quiz.ts';
import { difficultyOf, hardFrom } from './difficulty.ts';
import { draw, shuffled } from './random.ts';

export interface QuestionCriteria {
  count: number;
  /** Ids of topics; all of them if absent. */
  topics?: ReadonlySet<string> | undefined;
  level?: Level | undefined;
  /** Ids of recently asked facts. They come only when nothing else is left. */
  recent?: ReadonlySet<string>;
  /** Relative sampling weight of a topic; 1 if absent. */
  weight?: (topic: string | null) => number;
  /** The difficulty that suits the learners, from 1 to 3. Difficulty plays no part if absent. */
  suited?: number | undefined;
  /** Ids of topics whose first look the learner has just read. What it answers comes first, below `hardFrom`. */
  justRead?: ReadonlySet<string> | undefined;
}

/** Where a beginner who asked for no topic begins. */
const basics = new Set(
  'neural-network,neuron,weight,activation-function,layer,gradient,learning-step,training-and-testing,comparison,input-processing,usage,cnn,convolution,filter,pooling,feature-map,rnn,recurrent-connections,hidden-state,memory,training,loss,gradient-descent,epochs,overfitting,validation,lstm,gates'.split(
    ',',
  ),
);

/** Weight of a recently asked fact, against 1. A calculated one comes back with other numbers, a measured one does not. */
const recentWeight = ({ source, isWorkedOut }: QuestionTemplate): number =>
  isWorkedOut && source !== 'experiment' ? 1e-3 : 1e-6;

/** Generated vocabulary questions are the weakest, so they come only where no authored question is left. */
const sourceWeight: Partial<Record<QuestionSource, number>> = { document: 2, term: 1e-3, table: 1e-3 };

/** The share of questions that are to be worked out. */
const workedOutShare = 1 / 3;

/** How many of five questions are of difficulty 2 rather than 1, below `hardFrom`. */
const secondsShare = (suited: number): number => (suited < 1.5 ? 0 : suited < 2 ? 0.4 : 0.8);

/** Weight of a question at so many degrees above (or below) the difficulty wished for. */
const harderWeights = [1, 1e-4];
const easierWeight = 1e-2;
/** Weight of a topic that is none of the basics. There are many more of them. */
const advancedWeight = 1e-3;
/** Weight of a topic that was just read, for questions whose answer does not stand there word for word. */
const readWeight = 1e9;

/**
 * Chooses at most `count` questions about different facts; none where nothing fits. With `suited` they begin with the
 * easiest. Hard ones come from `hardFrom` on, or where the level `deep` is wished for, or where nothing else fits.
 * Then, and without `suited`, at least a third need a calculation, where there are enough of them.
 */
export function chooseQuestions(
  templates: readonly QuestionTemplate[],
  criteria: QuestionCriteria,
  random: Random,
): Question[] {
  const { count, topics, level, recent, weight = () => 1, suited, justRead } = criteria;
  const fitting = templates.filter(
    (template) =>
      (!topics || (template.topic !== null && topics.has(template.topic))) &&
      (level === undefined || template.level === level),
  );
  const easier = fitting.filter((template) => difficultyOf(template) < 3);
  const startsAtBasics = suited !== undefined && suited < 1.5 && !topics;
  const weigh = (template: QuestionTemplate) => {
    const { id, topic, source } = template;
    return (
      weight(topic) *
      (sourceWeight[source] ?? 1) *
      (recent?.has(id) ? recentWeight(template) : 1) *
      (topic !== null && justRead?.has(topic) && !recent?.has(id) ? readWeight : 1) *
      (startsAtBasics && !basics.has(topic ?? '') ? advancedWeight : 1)
    );
  };

  const isRead = ({ id, topic, quote }: QuestionTemplate) =>
    quote !== undefined && topic !== null && justRead?.has(topic) && !recent?.has(id);

  const chosen =
    suited !== undefined && suited < hardFrom && easier.length > 0
      ? gentle(random, easier, count, suited, weigh, spread(random, easier.filter(isRead), count, weigh, []))
      : mixed(random, fitting, count, weigh);
  const ordered = suited === undefined ? chosen : chosen.sort((a, b) => difficultyOf(a) - difficultyOf(b));
  return ordered.map((template) => template.make(random));
}

type Weigh = (template: QuestionTemplate) => number;

/** Questions without sums: those taken already, those of difficulty 1, then those of difficulty 2. */
function gentle(
  random: Random,
  templates: readonly QuestionTemplate[],
  count: number,
  suited: number,
  weigh: Weigh,
  before: readonly QuestionTemplate[],
): QuestionTemplate[] {
  const left = count - before.length;
  const seconds = Math.round(left * secondsShare(suited));
  const near = (wished: number) => (template: QuestionTemplate) => {
    const above = difficultyOf(template) - wished;
    return weigh(template) * (above < 0 ? easierWeight : (harderWeights[above] ?? 1e-9));
  };
  const first = spread(random, templates, left - seconds, near(1), before);
  return spread(random, templates, seconds, near(2), first);
}

/** Of all difficulties, a third or more to be worked out. */
function mixed(
  random: Random,
  templates: readonly QuestionTemplate[],
  count: number,
  weigh: Weigh,
): QuestionTemplate[] {
  const workedOut = templates.filter(({ isWorkedOut }) => isWorkedOut);
  const others = templates.filter(({ isWorkedOut }) => !isWorkedOut);
  const calculated = spread(random, workedOut, Math.ceil(count * workedOutShare), weigh, []);
  const plain = spread(random, others, count - calculated.length, weigh, calculated);
  return shuffled(random, spread(random, workedOut, count - plain.length, weigh, plain));
}

/** Weight of a topic that the quiz asks about already: one question may answer another. */
const sameTopicWeight = 1e-2;

/** Those taken already and up to `count` more, about different topics where possible. */
function spread(
  random: Random,
  templates: readonly QuestionTemplate[],
  count: number,
  weigh: Weigh,
  before: readonly QuestionTemplate[],
): QuestionTemplate[] {
  const taken = [...before];
  const left = new Set(templates.filter((template) => !before.includes(template)));
  const topics = new Set(before.map(({ topic }) => topic));
  for (let i = 0; i < count; i++) {
    const [next] = draw(
      random,
      [...left],
      1,
      (template) => weigh(template) * (topics.has(template.topic) ? sameTopicWeight : 1),
    );
    if (!next) break;
    left.delete(next);
    taken.push(next);
    if (next.topic !== null) topics.add(next.topic);
  }
  return taken;
}
