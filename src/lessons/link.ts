import { editDistance } from '../text/edit-distance.ts';
import type { Unit } from '../types/course.ts';
import type { Comparison, DocumentProblem, Place, QuizBlock, Topic } from '../types/lessons.ts';
import { linkCourse } from './course/link.ts';
import { termProblems } from './course/terms.ts';
import type { ParsedDocument } from './document.ts';
import { documentLimits } from './document-limits.ts';
import { exactNames, nameKey } from './names.ts';
import type { ParsedTopic } from './parsed-topic.ts';

/** All documents together, with names resolved to topics. */
export interface Linked {
  topics: Map<string, Topic>;
  comparisons: Comparison[];
  quizzes: QuizBlock[];
  /** Of the course, in order. */
  units: Unit[];
  problems: DocumentProblem[];
  /** The text of each topic by level, without mark-up. */
  plain: Map<Topic, ParsedTopic['plain']>;
}

/** Links documents. Conflicts and missing targets become problems. */
export function linkDocuments(documents: readonly ParsedDocument[]): Linked {
  const problems = documents.flatMap((document) => document.problems);
  const counts = new Map<string, number>();
  const report = ({ file, line }: Place, message: string) => {
    const count = (counts.get(file) ?? 0) + 1;
    counts.set(file, count);
    if (count <= documentLimits.problems) problems.push({ file, line, message });
  };

  const drafts = documents.flatMap((document) => document.topics);
  const ids = assignIds(drafts, report);
  const known = new Set(ids.values());
  const linked = new Map(drafts.map((draft) => [draft, linkTopic(draft, ids, known, report)]));
  const idOf = (draft: ParsedTopic) => ids.get(draft) ?? draft.id;
  const names = exactNames(linked.values());
  for (const [draft, topic] of linked) reportSharedAliases(draft, topic, names, report);

  const named = (title: string) => {
    const topic = names.get(nameKey(title))?.id;
    return topic === undefined ? {} : { topic };
  };
  const comparisons = documents.flatMap((document) =>
    document.comparisons.map(({ topic, table }) => ({
      title: topic.title,
      subjects: table.subjects.map((title) => ({ title, ...named(title) })),
      rows: table.rows.map(({ attribute, cells }) => ({ attribute, ...named(attribute), cells })),
      topic: idOf(topic),
      place: { file: topic.place.file, line: table.line },
    })),
  );
  reportRepeatedRows(documents, report);
  const quizzes = documents.flatMap((document) =>
    document.quizzes.map(({ topic, yaml, line, lines }) => ({
      topic: idOf(topic),
      yaml,
      place: { file: topic.place.file, line },
      lines,
    })),
  );
  const topics = new Map([...linked.values()].map((topic) => [topic.id, topic]));
  const plain = new Map([...linked].map(([draft, topic]) => [topic, draft.plain]));
  const course = linkCourse(documents, topics, names, report);
  termProblems({ units: course.units, topics }, { unit: course.plain, topic: plain }, report);
  problems.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
  return {
    ...{ topics, comparisons, problems, plain },
    quizzes: [...quizzes, ...course.quizzes],
    units: course.units,
  };
}

type ReportAt = (place: Place, message: string) => void;

/** Gives every topic a unique id. Lessons and sections have priority over terms of the same name. */
function assignIds(drafts: readonly ParsedTopic[], report: ReportAt): Map<ParsedTopic, string> {
  const owners = new Map<string, ParsedTopic>();
  const ids = new Map<ParsedTopic, string>();
  const lastNumbers = new Map<string, number>();
  const assign = (draft: ParsedTopic, wanted: string) => {
    let id = wanted;
    let number = lastNumbers.get(wanted) ?? 1;
    for (; owners.has(id); id = `${wanted}-${number}`) number += 1;
    lastNumbers.set(wanted, number);
    owners.set(id, draft);
    ids.set(draft, id);
  };
  const terms = drafts.filter(({ kind }) => kind === 'term');
  for (const draft of [...drafts.filter(({ kind }) => kind !== 'term'), ...terms]) {
    const owner = owners.get(draft.id);
    if (owner && draft.kind === 'term' && owner.kind !== 'term') {
      assign(draft, `term-${draft.id}`);
      continue;
    }
    if (owner) {
      const cure = draft.kind === 'term' ? 'join the two definitions' : 'give one of them another id';
      report(draft.place, `The id "${draft.id}" is taken by "${owner.title}" (${where(owner)}); ${cure}.`);
    }
    assign(draft, draft.id);
  }
  return ids;
}

function linkTopic(
  draft: ParsedTopic,
  ids: Map<ParsedTopic, string>,
  known: Set<string>,
  report: ReportAt,
): Topic {
  const { aliasLines: _, plain: __, lesson, ...own } = draft;
  const id = ids.get(draft) ?? draft.id;
  const related = new Set<string>();
  for (const { id: other, line } of draft.related) {
    if (known.has(other)) related.add(other);
    else report({ file: draft.place.file, line }, `There is no topic "${other}"; ${suggest(other, known)}`);
  }
  related.delete(id);
  return { ...own, id, lesson: ids.get(lesson ?? draft) ?? id, related: [...related] };
}

/** Above this number no similar names are suggested: the cost grows with the square. */
const maxForSuggestions = 2_000;

function suggest(id: string, known: Set<string>): string {
  if (known.size > maxForSuggestions) return 'correct the id or remove it.';
  const near = [...known].filter((other) => editDistance(id, other) <= id.length / 3);
  const best = near.sort((a, b) => editDistance(id, a) - editDistance(id, b))[0];
  return best === undefined ? 'correct the id or remove it.' : `did you mean "${best}"?`;
}

/** Reports aliases that two topics share. A term may share a name with a lesson or section. */
function reportSharedAliases(
  draft: ParsedTopic,
  topic: Topic,
  names: Map<string, Topic>,
  report: ReportAt,
): void {
  for (const [i, alias] of topic.aliases.entries()) {
    const owner = names.get(nameKey(alias));
    if (!owner || owner === topic || (owner.kind === 'term') !== (topic.kind === 'term')) continue;
    const place = { file: topic.place.file, line: draft.aliasLines[i] ?? topic.place.line };
    report(
      place,
      `The alias "${alias}" already stands for "${owner.title}" (${where(owner)}); remove one of the two.`,
    );
  }
}

/** Reports an attribute that is compared twice for the same subjects. */
function reportRepeatedRows(documents: readonly ParsedDocument[], report: ReportAt): void {
  const seen = new Map<string, Place>();
  for (const { topic, table } of documents.flatMap((document) => document.comparisons)) {
    const subjects = table.subjects.map(nameKey).sort().join('|');
    for (const { attribute, line } of table.rows) {
      const place = { file: topic.place.file, line };
      const earlier = seen.get(`${subjects}|${nameKey(attribute)}`);
      if (earlier) {
        report(
          place,
          `"${attribute}" is compared already (${earlier.file}:${earlier.line}); join the two rows.`,
        );
      } else seen.set(`${subjects}|${nameKey(attribute)}`, place);
    }
  }
}

function where({ place }: Pick<Topic, 'place'>): string {
  return `${place.file}:${place.line}`;
}
