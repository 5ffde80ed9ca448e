/** Joins the units of all documents to one course: resolves their topics and terms, and puts them in order. */
import type { Unit, UnitStep } from '../../types/course.ts';
import type { Place, QuizBlock, Topic } from '../../types/lessons.ts';
import type { ParsedDocument } from '../document.ts';
import { nameKey } from '../names.ts';
import type { ParsedUnit } from './documents.ts';

export interface LinkedCourse {
  /** In the order in which they are taught. */
  units: Unit[];
  quizzes: QuizBlock[];
  /** The text of each unit, without mark-up. */
  plain: Map<Unit, string>;
}

type ReportAt = (place: Place, message: string) => void;

/** @param names topics by `nameKey` of each of their names */
export function linkCourse(
  documents: readonly ParsedDocument[],
  topics: ReadonlyMap<string, Topic>,
  names: ReadonlyMap<string, Topic>,
  report: ReportAt,
): LinkedCourse {
  const linked = new Map<string, { unit: Unit; parsed: ParsedUnit }>();
  for (const parsed of documents.flatMap(({ unit }) => unit ?? [])) {
    const earlier = linked.get(parsed.id);
    if (earlier) {
      const { file, line } = earlier.unit.place;
      report(
        parsed.place,
        `The unit "${parsed.id}" is there already (${file}:${line}); give one another id.`,
      );
      continue;
    }
    const unit = linkUnit(parsed, topics, names, report);
    if (unit.steps.length > 0) linked.set(unit.id, { unit, parsed });
  }
  const units = inOrder(documents, linked, report);
  return {
    units,
    quizzes: units.flatMap((unit) => quizzesOf(unit, linked.get(unit.id)?.parsed, report)),
    plain: new Map([...linked.values()].map(({ unit, parsed }) => [unit, parsed.plain])),
  };
}

function linkUnit(
  parsed: ParsedUnit,
  topics: ReadonlyMap<string, Topic>,
  names: ReadonlyMap<string, Topic>,
  report: ReportAt,
): Unit {
  const { terms, stepLines, after: _, plain: __, quizzes: ___, steps, ...own } = parsed;
  const { file } = parsed.place;
  const idsOf = (list: ParsedUnit['terms']['uses']) =>
    list.flatMap(({ name, line }) => {
      const topic = topics.get(name) ?? names.get(nameKey(name));
      if (!topic)
        report({ file, line }, `There is no topic or glossary term "${name}"; correct it or remove it.`);
      return topic ? [topic.id] : [];
    });
  const exists = (topic: string, at: number) => {
    if (topics.has(topic)) return true;
    report(
      { file, line: stepLines[at] ?? 1 },
      `There is no topic "${topic}"; correct the id or remove the step.`,
    );
    return false;
  };
  return {
    ...own,
    introduces: idsOf(terms.introduces),
    uses: idsOf(terms.uses),
    everyday: idsOf(terms.everyday),
    steps: steps.flatMap((step, at): UnitStep[] => {
      if (step.kind === 'read') return exists(step.topic, at) ? [step] : [];
      if (step.kind !== 'quiz') return [step];
      const known = step.topics.filter((topic) => exists(topic, at));
      return known.length > 0 ? [{ ...step, topics: known }] : [];
    }),
  };
}

/** The order of the documents, changed by `after` and by the last document that orders the course. */
function inOrder(
  documents: readonly ParsedDocument[],
  linked: ReadonlyMap<string, { unit: Unit; parsed: ParsedUnit }>,
  report: ReportAt,
): Unit[] {
  const order: Unit[] = [];
  for (const { unit, parsed } of linked.values()) {
    const before = parsed.after === undefined ? -1 : order.findIndex(({ id }) => id === parsed.after);
    if (parsed.after !== undefined && before < 0)
      report(
        parsed.place,
        `There is no unit "${parsed.after}" before this one; "after" names an earlier unit.`,
      );
    order.splice(before < 0 ? order.length : before + 1, 0, unit);
  }
  const course = documents.flatMap(({ course }) => course ?? []).at(-1);
  if (!course) return order;
  for (const { id, line } of [...(course.units ?? []), ...course.without])
    if (!linked.has(id))
      report({ file: course.place.file, line }, `There is no unit "${id}"; correct the id.`);
  const without = new Set(course.without.map(({ id }) => id));
  const listed = [...new Set(course.units?.map(({ id }) => id))].flatMap((id) => linked.get(id)?.unit ?? []);
  // A list of units that are all unknown must not close the course.
  return (listed.length > 0 ? listed : order).filter(({ id }) => !without.has(id));
}

/** The unit's own questions, as questions on the first topic of its quiz. */
function quizzesOf(unit: Unit, parsed: ParsedUnit | undefined, report: ReportAt): QuizBlock[] {
  const { file } = unit.place;
  return (parsed?.quizzes ?? []).flatMap(({ yaml, line, lines }) => {
    const topic = unit.steps.flatMap((step) => (step.kind === 'quiz' ? step.topics : []))[0];
    if (topic === undefined) {
      report({ file, line }, 'These questions are not asked: the unit has no quiz step. Add one.');
      return [];
    }
    return [{ topic, yaml, place: { file, line }, lines, unit: unit.id }];
  });
}
