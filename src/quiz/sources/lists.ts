/** Questions from lists with named points (“- **Name:** what it is”): which point is described. */
import { type Level, type Library, levels, type Topic } from '../../types/lessons.ts';
import type { Batches } from '../../types/quiz.ts';
import { pickDistractors, single } from '../choices.ts';
import { templateOf } from '../question-template.ts';
import { isSimilar, loneSentences, sharesStem } from '../text-overlap.ts';

interface Point {
  name: string;
  text: string;
}

const point = /^(?:-|\d+\.) (\*\*?)([^*]+?)[:.]?\1[:.]? (?=\S)(.+)$/;
const fewest = 3;
const wrongCount = 3;
/** Distractors come from this many points before and after. */
const pointsAround = 30;
/** The shortest and longest point, in letters. */
const [shortest, longest] = [40, 260];
/** The most words of a name; longer ones are sentences. */
const longestName = 9;

export function* listTemplates(library: Library): Batches {
  for (const topic of library.topics.values())
    if (topic.kind !== 'term')
      for (const level of levels)
        for (const list of listsIn(topic.text[level] ?? '')) yield* templatesOf(topic, level, list);
}

interface List {
  /** The line that introduces it; empty where none does. */
  lead: string;
  points: Point[];
}

/** Lists in which every point has a name. */
function listsIn(text: string): List[] {
  const lists: List[] = [{ lead: '', points: [] }];
  for (const line of text.split('\n')) {
    const [, , name, said] = point.exec(line) ?? [];
    if (name !== undefined && said !== undefined)
      lists.at(-1)?.points.push({ name, text: said.replace(/[;,]$/, '.') });
    else if (line.trim() !== '' || lists.at(-1)?.points.length !== 0)
      lists.push({ lead: introduction(line), points: [] });
  }
  return lists.filter(({ points }) => points.length >= fewest);
}

/** A heading, or a sentence that ends in a colon. */
function introduction(line: string): string {
  let end = line.trim();
  while (end.endsWith('*')) end = end.slice(0, -1);
  if (end.endsWith(':')) end = end.slice(0, -1);
  const begin = Math.max(...['. ', '! ', '? '].map((mark) => end.lastIndexOf(mark))) + 1;
  const said = /[.!?]/.test(end.slice(begin)) ? '' : end.slice(begin);
  const introduces = /:\**$/.test(line) || /^(\*\*[^*]+\*\*|#+ .+)$/.test(line.trim());
  return introduces ? said.replaceAll(/[*#]/g, '').trim() : '';
}

function* templatesOf(topic: Topic, level: Level, { lead, points }: List): Batches {
  for (const [place, askedPoint] of points.entries()) {
    const text = askedPoint.text.replaceAll('*', '');
    const near = points.slice(Math.max(0, place - pointsAround), place + pointsAround + 1);
    const others = near.filter(
      (other) =>
        other !== askedPoint &&
        isName(other.name) &&
        !isSimilar(other.text, askedPoint.text) &&
        !sharesStem(other.name, askedPoint.name) &&
        !sharesStem(other.name, askedPoint.text),
    );
    if (others.length < 2 || !standsAlone(askedPoint) || sharesStem(topic.title, askedPoint.name)) {
      yield [];
      continue;
    }
    // An introduction that names the point would give it away.
    const tells = sharesStem(lead, askedPoint.name);
    const fact = `list:${topic.id}:${askedPoint.name}`;
    const shared = {
      prompt: `**${lead && !tells ? `${topic.title}: ${lead}` : topic.title}** – which of its points is this?\n> ${text.charAt(0).toUpperCase()}${text.slice(1)}`,
      explanation: `**${askedPoint.name}** – ${askedPoint.text}`,
    };
    yield [
      templateOf({ fact, source: 'list', topic: topic.id, level }, (random) => ({
        ...shared,
        ...single(
          random,
          { text: askedPoint.name },
          pickDistractors(random, askedPoint.name, others, wrongCount, ({ name }) => name).map(
            ({ name, text: said }) => ({
              text: name,
              remark: said,
            }),
          ),
        ),
      })),
    ];
  }
}

/** Verbs of main clauses. Other words in -s are mostly plural nouns. */
const verbs =
  'is|are|was|were|has|have|had|can|cannot|could|must|may|does|do|did|will|would|adds|answers|belongs|computes|connects|counts|depends|errs|fades|finds|forgets|gives|goes|hides|keeps|lies|looks|loses|means|moves|multiplies|needs|passes|reach|reaches|remembers|sees|serves|shows|shrinks|takes|tells|travels';

/** Openings of sentences that depend on their context. */
const leaning = new RegExp(
  `^(?:and|as|because|both|but|either|else|for all|her|here|hence|his|however|if|in contrast|instead|it|its|less|likewise|neither|no|none|nor|not|of|or|otherwise|quite|see|so|such|that|the same|their|then|there|these|they|this|those|thus|to|what|when|where|which|who|with|yes|${verbs})\\b`,
  'i',
);

/** Some words, then a verb that is not in a relative clause. */
const sentence = new RegExp(`^(?:[^\\s,;:]+ ){1,8}?(?<!\\b(?:that|which|who) )(?:${verbs})\\b`, 'u');

/** Questions and sentences are no names. */
const isName = (name: string): boolean => !/[?(]/.test(name) && name.split(' ').length <= longestName;

/** Whether a point is a full sentence that needs no context and does not contain its own name. */
const standsAlone = ({ name, text }: Point): boolean => {
  const [first = ''] = loneSentences(text.replaceAll('*', ''));
  return (
    text.length >= shortest &&
    text.length <= longest &&
    isName(name) &&
    !sharesStem(name, text) &&
    !/\b[Ss]ee\b|\?|^\W/.test(text) &&
    !/\b(?:them|they)\b/.test(first) &&
    !leaning.test(first) &&
    /[.!]$/.test(first) &&
    first.split(' ').length >= 7 &&
    sentence.test(first)
  );
};
