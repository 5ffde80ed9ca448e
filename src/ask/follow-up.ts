/** Reads questions that make sense only after another one, such as “why?”, “an example?” and “and the GRU?”. */
import { stopWords } from '../text/stop-words.ts';
import { words } from '../text/words.ts';
import type { Topic } from '../types/lessons.ts';

/**
 * What a follow-up wants: an example, the reason, the rest of the text, the same in easier words, the same question about
 * another topic, the same question for a case, or an answer to its own words once its pronoun is replaced.
 */
export type FollowUp = 'example' | 'reason' | 'rest' | 'easier' | 'swap' | 'case' | 'pronoun';

const opening = /^\W*(?:(?:and|but|so|ok(?:ay)?|then|or|well|hm+|also|sorry)\b\W*)+/i;
const swaps = /^\W*(?:and|but|or|ok(?:ay)?|what about|how about|same for)\b/i;
const pronouns = /\b(?:it|its|it's|they|them|their|this|that|these|those)\b/i;
/** “It” that stands for nothing. */
const impersonal =
  /\b(?:is it|it is|it's)(?= (?:better|possible|ok|okay|true|necessary|normal|bad|good) (?:to|that|if)\b)|\b(?:this|that|it) (?:case|way)\b|\bwhat (?:time|day|date) (?:is|was) it\b/i;
/** “How are you?” and “who is there?” are about people. */
const people =
  /\b(?:i|you|your|he|she|her|his|him|we|us|our|me|my|anyone|anybody|someone|somebody|everyone|everybody)\b|^\W*who\b.*\w\W+\w/i;
/** “Do you like it?” asks for what somebody thinks. */
const opinions = /^\W*(?:do|did|have|are|were) you\b(?! mean)/i;
/** “Does dropout help?” leaves out against what. */
const helps = /\b(?:helps?|works?|matters?|fix|prevents?|enough|instead)\b/i;
const longestFollowUp = 14;
const longestFragment = 5;

const wants: readonly [FollowUp, RegExp][] = [
  ['example', /\b(?:examples?|instance|illustrat\w+|demonstrat\w+|demo|try (?:it|that|this)|in practice)\b/i],
  [
    'easier',
    /\b(?:simpl\w+|easier|eli5|(?:don'?t|do not) (?:get|understand)|unclear|confus\w+|other words|differently|(?:do|did) you mean)\b/i,
  ],
  ['rest', /\b(?:more|go on|continue|details?|deeper|depth|elaborate|further|expand)\b/i],
  ['reason', /\b(?:why|how come|reasons?)\b/i],
];
/** Words that name no subject. */
const fillers = new Set(
  `example examples instance illustrate illustration demonstrate demo try practice simple simpler simply easier easy eli5
  unclear confused confusing words different differently mean detail details deeper depth elaborate further expand go
  continue reason reasons come please quick short real life world concrete one two some that s work works working happen
  happens true good bad important useful needed need help helps used`.split(/\s+/),
);
const verbs =
  /\b(?:is|are|was|were|am|do|does|did|can|could|should|would|will|has|have|had|explain|define|compare|tell|show|choose|use|happened)\b/i;
const asks = /^\W*(?:and\W+)?(?:what|why|how|when|which|who|where)\b/i;
/** “How many gates?”, unlike “who won the match?”, whose verb is not in any list. */
const fragments = /^\W*(?:and\W+)?(?:what|why|how|when|which|where)\b/i;

/**
 * What a question wants if it follows up on another one.
 * @param named the topics that it names
 * @param before the topic of the conversation
 */
export function followUpIn(question: string, named: readonly Topic[], before?: Topic): FollowUp | undefined {
  const own = words(question);
  if (own.length === 0) return question.includes('?') ? 'easier' : undefined;
  if (own.length > longestFollowUp || opinions.test(question)) return undefined;
  const subjects = own.filter(isSubject);
  const others = named.filter((topic) => topic !== before);
  if (subjects.length === 0) {
    const [kind] = wants.find(([, pattern]) => pattern.test(question)) ?? [];
    if (kind && !(kind === 'reason' && own.length > 3 && !isOnlyAboutReason(own))) return kind;
    const isAbout = pronouns.test(question) || (asks.test(question) && !people.test(question));
    return isAbout ? 'pronoun' : undefined;
  }
  if (swaps.test(question) && others.length > 0 && isOnlyNames(question, others))
    return /\b(?:for|in|with|on)\b/i.test(question) ? 'case' : 'swap';
  if (pronouns.test(question.replace(impersonal, ''))) return 'pronoun';
  if (others.length > 0 && own.length <= longestFragment && helps.test(question)) return 'pronoun';
  if (others.length > 0 && own.length > 3) return undefined;
  return own.length <= longestFragment && fragments.test(question) && !verbs.test(question)
    ? 'pronoun'
    : undefined;
}

/** “Why is that?”, unlike “why does it help?”. */
const isOnlyAboutReason = (own: readonly string[]) =>
  own.every((word) => stopWords.has(word) || /^reasons?$|^come$/.test(word));

/** Whether a question holds the names of topics and nothing else that counts. */
function isOnlyNames(question: string, topics: readonly Topic[]): boolean {
  const names = new Set(
    topics
      .flatMap(({ title, aliases }) => [title, ...aliases])
      .flatMap(words)
      .map(singular),
  );
  return words(question).every((word) => stopWords.has(word) || names.has(singular(word)));
}

/** A word without an “s” at its end. */
export const singular = (word: string) => word.replace(/(?<=..)s$/, '');

/** Whether the words alone show that it follows up on something: without a conversation it cannot be answered. */
export const isBare = (question: string): boolean =>
  ['example', 'easier', 'rest', 'reason'].includes(followUpIn(question, []) ?? '') ||
  (followUpIn(question, []) === 'pronoun' && !words(question).some(isSubject));

/** The words of a question that say what it asks about a topic, besides the topic's name. */
export function ownSubjects(question: string, { title, aliases }: Topic): string[] {
  const names = new Set([title, ...aliases].flatMap(words).map(singular));
  return words(question).filter((word) => isSubject(word) && !names.has(singular(word)));
}

const isSubject = (word: string) => !stopWords.has(word) && !fillers.has(word);

/** A follow-up in words of its own: the pronoun is replaced by the topic, or the topic is added. */
export function inFull(question: string, { title }: Topic): string {
  const name = inSentence(title);
  const bare = question.replace(opening, '').trim();
  if (/^how(?: so| exactly| then)?\W*$/i.test(bare)) return `How does ${name} work?`;
  if (/^(?:what for|for what)\W*$/i.test(bare)) return `What is ${name} used for?`;
  if (/^when\W*$/i.test(bare)) return `When is ${name} used?`;
  if (/^(?:what|which|where)\W*$/i.test(bare)) return `What is ${name}?`;
  if (/^who\W*$/i.test(bare)) return `Who invented ${name}?`;
  const replaced = bare.replace(pronouns, (pronoun) =>
    /^(?:its|their)$/i.test(pronoun) ? `${name}’s` : /^it's$/i.test(pronoun) ? `${name} is` : name,
  );
  return replaced === bare ? `${withoutEnd(bare)} in ${name}?` : replaced;
}

/** A question without the marks at its end. */
export const withoutEnd = (question: string): string => /^[\s\S]*[\p{L}\p{N}]/u.exec(question)?.[0] ?? '';

/** The same question about another topic; about what it is, where the earlier one does not name its topic. */
export function swapped(question: string, from: Topic, to: Topic): string {
  const names = [from.title, ...from.aliases].toSorted((a, b) => b.length - a.length);
  for (const name of names) {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(name)}s?(?![\\p{L}\\p{N}])`, 'iu');
    if (pattern.test(question)) return question.replace(pattern, () => inSentence(to.title));
  }
  return `What is ${inSentence(to.title)}?`;
}

/** A title within a sentence: “pooling”, but “LSTM”. */
const inSentence = (title: string) =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title[0]?.toLowerCase() + title.slice(1) : title;

const exampleWords =
  /\b(?:for example|for instance|e\.g\.|an? (?:small |simple |worked )?example|examples?:|imagine|suppose|think of|picture an?|like an?|as if|consider an?|take (?:an?|the))\b/gi;
const reasonWords =
  /\b(?:because|so that|the reasons?|the (?:aim|purpose|point|idea) (?:is|of)|without (?:it|them|this))\b/gi;
const tries = /`\/train\b|\btry\b/gi;

/** How much of an example a text holds: 0 where there is none. */
export const exampleScore = (text: string): number =>
  2 * count(text, exampleWords) +
  count(text, tries) +
  (text.includes('```') ? 2 : 0) +
  (/\d\s*[=×]\s*[\d(]/.test(text) ? 1 : 0);

/** How much of a reason a text holds: 0 where there is none. */
export const reasonScore = (text: string): number => count(text, reasonWords);

const count = (text: string, pattern: RegExp) => Math.min(3, text.match(pattern)?.length ?? 0);
