/** Which ideas a text names, and whether a course names any before a unit introduces it. */
import { words } from '../../text/words.ts';
import { coursePaths, type Unit, unitsOn } from '../../types/course.ts';
import type { Level, Place, Topic } from '../../types/lessons.ts';
import { exactNames, nameKey, withoutPlural } from '../names.ts';

interface Course {
  units: readonly Unit[];
  topics: ReadonlyMap<string, Topic>;
}

/** Texts without mark-up. */
interface PlainTexts {
  unit: ReadonlyMap<Unit, string>;
  topic: ReadonlyMap<Topic, Partial<Record<Level, string>>>;
}

/** The ideas that a text names: the id of each with the words that name it, as they stand there. */
export type FindTerms = (text: string) => Map<string, string>;

/** So many units of each path are checked. */
const checkedUnits = 10;

/**
 * An idea is a term of the glossary, by its name and synonyms, or any topic that a unit introduces, by its title and its
 * abbreviations. The longest name counts: “hidden layer” does not name a layer.
 */
export function termFinder({ units, topics }: Course): FindTerms {
  const names = exactNames(topics.values());
  const introduced = new Set(units.flatMap((unit) => unit.introduces));
  /** The id of the idea by its key; undefined for other titles, whose words then name no idea. */
  const ideas = new Map<string, string | undefined>();
  for (const topic of topics.values()) {
    const isIdea = topic.kind === 'term' || introduced.has(topic.id);
    for (const name of namesOf(topic)) {
      const key = nameKey(name);
      const id = names.get(key)?.id ?? topic.id;
      if (isIdea) ideas.set(key, id);
      else if (!ideas.has(key)) ideas.set(key, undefined);
    }
  }
  const longest = Math.max(1, ...[...topics.values()].flatMap(namesOf).map((name) => words(name).length));

  return (text) => {
    const found = new Map<string, string>();
    for (const line of text.replace(/\bfor example\b/gi, ' ').split('\n')) {
      const all = words(line);
      const keys = all.map(withoutPlural);
      for (let at = 0; at < all.length; ) {
        const length = lengthOfName(keys, at);
        const id = ideas.get(keys.slice(at, at + length).join(''));
        if (id !== undefined && !found.has(id)) found.set(id, all.slice(at, at + length).join(' '));
        at += length;
      }
    }
    return found;
  };

  function lengthOfName(keys: readonly string[], at: number): number {
    for (let length = Math.min(longest, keys.length - at); length > 1; length--)
      if (ideas.has(keys.slice(at, at + length).join(''))) return length;
    return 1;
  }
}

const namesOf = ({ kind, title, synonyms = [], aliases }: Topic): string[] =>
  kind === 'term'
    ? [title, ...synonyms]
    : [title, ...aliases.filter((alias) => /^[A-Z]{2,6}s?$/.test(alias))];

/** The first ten units of each path, without those that list no terms. */
export function checkedIn(units: readonly Unit[]): Unit[] {
  const first = new Set(
    coursePaths.flatMap((path) => unitsOn(units, path, 'beginner').slice(0, checkedUnits)),
  );
  return units.filter((unit) => first.has(unit) && unit.introduces.length + unit.uses.length > 0);
}

/** What a learner knows at the start of a unit: for each path, the ideas that the units before it introduce. */
export function knownBefore(units: readonly Unit[], unit: Unit): Map<string, Set<string>> {
  return new Map(
    coursePaths.flatMap((path) => {
      const way = unitsOn(units, path, 'beginner');
      const at = way.indexOf(unit);
      return at < 0 ? [] : [[path, new Set(way.slice(0, at).flatMap(({ introduces }) => introduces))]];
    }),
  );
}

/**
 * Reports ideas that a unit's texts name and that it neither introduces nor uses, and ideas that it uses before any unit
 * of the path introduces them.
 */
export function termProblems(
  course: Course,
  plain: PlainTexts,
  report: (place: Place, message: string) => void,
): void {
  const { units, topics } = course;
  const find = termFinder(course);
  const titleOf = (id: string) => topics.get(id)?.title ?? id;
  for (const unit of checkedIn(units)) {
    const listed = new Set([...unit.introduces, ...unit.uses, ...unit.everyday]);
    const named = new Set<string>();
    for (const { where, text } of textsOf(unit, topics, plain))
      for (const [id, word] of find(text)) {
        if (!listed.has(id) && !named.has(id))
          report(
            unit.place,
            `${where} says “${word}” (${titleOf(id)}), which this unit neither introduces nor uses. Add it to one of the two, or to "everyday" where it means something else.`,
          );
        named.add(id);
      }
    for (const id of unit.introduces.filter((each) => !named.has(each)))
      report(unit.place, `This unit introduces “${titleOf(id)}”, but its texts do not name it.`);
    for (const [path, known] of knownBefore(units, unit))
      for (const id of unit.uses.filter((each) => !known.has(each)))
        report(
          unit.place,
          `This unit uses “${titleOf(id)}”, but no unit before it on the path “${path}” introduces it.`,
        );
  }
}

interface NamedText {
  where: string;
  text: string;
}

/** All that a learner reads in a unit, but for its questions. */
function textsOf(unit: Unit, topics: Course['topics'], plain: PlainTexts): NamedText[] {
  const steps = unit.steps.flatMap((step): NamedText[] => {
    const said = step.say === undefined ? [] : [{ where: `The step ${step.key}`, text: step.say }];
    const topic = step.kind === 'read' ? topics.get(step.topic) : undefined;
    if (step.kind !== 'read' || !topic) return said;
    const text = plain.topic.get(topic)?.[step.level];
    const where = `The page "${topic.id}" (${step.level === 'first' ? 'first look' : 'in depth'})`;
    return text === undefined ? said : [...said, { where, text: `${topic.title}\n${text}` }];
  });
  return [{ where: 'The text', text: `${unit.title}\n${plain.unit.get(unit) ?? ''}` }, ...steps];
}
