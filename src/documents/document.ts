import type { Code, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { checkMarkdown } from './checks.ts';
import { joinBlocks, toDiscord } from './discord-text.ts';
import { lineOf, parseMarkdown, plainText, type Report, walk } from './markdown.ts';
import { type Meta, noMeta, readFrontMatter, readTopicBlock } from './meta.ts';
import { slug } from './names.ts';
import { divide, type Part } from './sections.ts';
import { type ComparisonTable, readComparison } from './tables.ts';
import { readTerms, type Term } from './terms.ts';
import { type DocumentProblem, type Level, levels, type Topic } from './types.ts';
import { readYaml } from './yaml.ts';

/** A topic as its document has it: the topics that it names need not exist. */
export interface Draft extends Omit<Topic, 'related' | 'lesson'> {
  /** None for a lesson. */
  lesson?: Draft;
  related: { id: string; line: number }[];
  aliasLines: number[];
  /** The text without mark-up, for searching. */
  plain: Partial<Record<Level, string>>;
}

/** One document by itself. */
export interface ParsedDocument {
  topics: readonly Draft[];
  comparisons: readonly { topic: Draft; table: ComparisonTable }[];
  quizzes: readonly { topic: Draft; yaml: unknown; line: number }[];
  problems: readonly DocumentProblem[];
}

/** Reads one document; whatever is wrong with it becomes a problem, and the rest counts. */
export function parseDocument(file: string, source: string): ParsedDocument {
  const problems: DocumentProblem[] = [];
  const report: Report = (line, message) => problems.push({ file, line, message });
  const root = parseMarkdown(source);
  checkMarkdown(root, source, report);
  const render = toDiscord(source, root);

  const topics: Draft[] = [];
  const comparisons: { topic: Draft; table: ComparisonTable }[] = [];
  const quizzes: { topic: Draft; yaml: unknown; line: number }[] = [];

  const yaml = root.children.find((block) => block.type === 'yaml');
  const front = yaml ? readFrontMatter(yaml.value, lineOf(yaml) + 1, report) : noMeta(1);
  const [own, ...sections] = divide(root, front.title !== undefined, front.level ?? 'first', report);
  const fileName = file.replace(/^.*\//, '').replace(/\.md$/i, '');
  const lesson = draft('lesson', front.title ?? (titleOf(own) || fileName), front, place(own));
  topics.push(lesson);
  readPart(own, lesson);
  for (const section of sections) readSection(section);
  const contents = topics.filter((topic) => topic.kind === 'section' && !isEmpty(topic));
  if (isEmpty(lesson)) overview(lesson, contents.length > 0 ? contents : topics.slice(1));
  if (isEmpty(lesson)) {
    report(1, 'This document says nothing; write a heading with text below it.');
    return { topics: [], comparisons: [], quizzes: [], problems };
  }
  return { topics: topics.filter((topic) => !isEmpty(topic)), comparisons, quizzes, problems };

  function readSection(part: Part): void {
    const line = part.topic ? lineOf(part.topic) + 1 : place(part).line;
    const meta = part.topic ? readTopicBlock(part.topic.value, line, report) : noMeta(line);
    const section = draft('section', titleOf(part) || 'untitled', meta, place(part), lesson);
    const position = topics.push(section);
    readPart(part, section);
    if (isEmpty(section)) overview(section, topics.slice(position));
    if (!isEmpty(section)) return;
    // A heading above nothing but questions makes no topic: they are about the lesson.
    for (const quiz of quizzes) if (quiz.topic === section) quiz.topic = lesson;
    if (part.quizzes.length === 0)
      report(section.place.line, `"${section.title}" has no text; write some below it.`);
  }

  function readPart(part: Part, topic: Draft): void {
    for (const level of levels) {
      const blocks = part.blocks[level];
      const terms = blocks.map((block) => readTerms(block, source));
      const prose = blocks.filter((_, i) => terms[i]?.length === 0);
      setText(topic, level, joinBlocks(prose, render), prose);
      for (const term of terms.flat()) topics.push(termDraft(term, topic));
      for (const block of prose) {
        const table = block.type === 'table' ? readComparison(block, report) : undefined;
        if (table) comparisons.push({ topic, table });
      }
    }
    for (const block of part.quizzes) readQuiz(block, topic);
  }

  function readQuiz(block: Code, topic: Draft): void {
    const quiz = readYaml(block.value, lineOf(block) + 1, report);
    if (quiz?.value) quizzes.push({ topic, yaml: quiz.value, line: lineOf(block) });
    else if (quiz) report(lineOf(block), 'This quiz block is empty; write a question in it.');
  }

  function termDraft(term: Term, within: Draft): Draft {
    const meta = { ...noMeta(term.line), aliases: term.aliases };
    const topic = draft('term', term.title, meta, { file, line: term.line }, lesson);
    topic.sources = within.sources;
    setText(
      topic,
      'first',
      joinBlocks(term.root.children, toDiscord(term.source, term.root)),
      term.root.children,
    );
    if (isEmpty(topic) || term.title === '')
      report(term.line, 'A term needs a name and, below it, ": " and its meaning.');
    return topic;
  }

  function place(part: Part): Topic['place'] {
    return { file, line: part.heading ? lineOf(part.heading) : 1 };
  }
}

function draft(kind: Topic['kind'], title: string, meta: Meta, place: Topic['place'], lesson?: Draft): Draft {
  return {
    id: meta.id ?? (slug(title) || kind),
    title,
    aliases: meta.aliases,
    text: {},
    related: meta.related.map((id, i) => ({ id, line: meta.line(['related', i]) })),
    sources: meta.sources.length > 0 ? meta.sources : (lesson?.sources ?? []),
    ...(meta.diagram !== undefined && { diagram: meta.diagram }),
    claims: meta.claims,
    kind,
    ...(lesson && { lesson }),
    place,
    aliasLines: meta.aliases.map((_, i) => meta.line(['aliases', i])),
    plain: {},
  };
}

function setText(topic: Draft, level: Level, text: string, blocks: readonly RootContent[]): void {
  for (const node of blocks.flatMap((block) => [...walk(block)])) {
    const target = node.type === 'link' || node.type === 'definition' ? node.url : '';
    if (target.startsWith('#')) topic.related.push({ id: target.slice(1), line: lineOf(node) });
  }
  if (text === '') return;
  topic.text[level] = text;
  topic.plain[level] = blocks.map(plainText).filter(Boolean).join('\n');
}

/** What a topic shows that only holds others: their names. */
function overview(topic: Draft, others: readonly Draft[]): void {
  if (others.length === 0) return;
  const titles = others.map(({ title }) => title);
  topic.text.first = titles.map((title) => `**${title}**`).join(' · ');
  topic.plain.first = titles.join('\n');
}

function isEmpty(topic: Draft): boolean {
  return topic.text.first === undefined && topic.text.deep === undefined;
}

function titleOf({ heading }: Part): string {
  return heading ? textOf(heading).trim() : '';
}
