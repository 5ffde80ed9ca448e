import type { Code } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { checkMarkdown } from './checks.ts';
import { toDiscord } from './discord-text.ts';
import { type Draft, draftTopic, isEmpty, setOverview, setText } from './draft.ts';
import { lineOf, parseMarkdown, type Report } from './markdown.ts';
import { noMeta, readFrontMatter, readTopicBlock } from './meta.ts';
import { divide, type Part } from './sections.ts';
import { type ComparisonTable, readComparison } from './tables.ts';
import { readTerms, type Term } from './terms.ts';
import { type DocumentProblem, levels, type Topic } from './types.ts';
import { readYaml, type Yaml } from './yaml.ts';

/** One document by itself. */
export interface ParsedDocument {
  topics: readonly Draft[];
  comparisons: readonly { topic: Draft; table: ComparisonTable }[];
  quizzes: readonly { topic: Draft; yaml: unknown; line: number; lineAt: Yaml['line'] }[];
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
  const quizzes: { topic: Draft; yaml: unknown; line: number; lineAt: Yaml['line'] }[] = [];

  const yaml = root.children.find((block) => block.type === 'yaml');
  const front = yaml ? readFrontMatter(yaml.value, lineOf(yaml) + 1, report) : noMeta(1);
  const [own, ...sections] = divide(root, front.title !== undefined, front.level ?? 'first', report);
  const fileName = file.replace(/^.*\//, '').replace(/\.md$/i, '');
  const lesson = draftTopic('lesson', front.title ?? (titleOf(own) || fileName), front, place(own));
  topics.push(lesson);
  readPart(own, lesson);
  for (const section of sections) readSection(section);
  const contents = topics.filter((topic) => topic.kind === 'section' && !isEmpty(topic));
  if (isEmpty(lesson)) setOverview(lesson, contents.length > 0 ? contents : topics.slice(1));
  if (isEmpty(lesson)) {
    report(1, 'This document says nothing; write a heading with text below it.');
    return { topics: [], comparisons: [], quizzes: [], problems };
  }
  return { topics: topics.filter((topic) => !isEmpty(topic)), comparisons, quizzes, problems };

  function readSection(part: Part): void {
    const line = part.topic ? lineOf(part.topic) + 1 : place(part).line;
    const meta = part.topic ? readTopicBlock(part.topic.value, line, report) : noMeta(line);
    const section = draftTopic('section', titleOf(part) || 'untitled', meta, place(part), lesson);
    const position = topics.push(section);
    readPart(part, section);
    if (isEmpty(section)) setOverview(section, topics.slice(position));
    if (!isEmpty(section)) return;
    // A heading above nothing but questions makes no topic: they are about the lesson.
    for (const quiz of quizzes) if (quiz.topic === section) quiz.topic = lesson;
    if (part.quizzes.length === 0)
      report(section.place.line, `"${section.title}" has no text; write some below it.`);
  }

  function readPart(part: Part, topic: Draft): void {
    for (const level of levels) {
      const blocks = part.blocks[level];
      const terms = blocks.map((block) => readTerms(block, source, report));
      const prose = blocks.filter((_, i) => terms[i]?.length === 0);
      setText(topic, level, prose, render);
      for (const term of terms.flat()) readTerm(term, topic);
      for (const block of prose) {
        const table = block.type === 'table' ? readComparison(block, report) : undefined;
        if (table) comparisons.push({ topic, table });
      }
    }
    for (const block of part.quizzes) readQuiz(block, topic);
  }

  function readQuiz(block: Code, topic: Draft): void {
    const quiz = readYaml(block.value, lineOf(block) + 1, report);
    if (quiz?.value) quizzes.push({ topic, yaml: quiz.value, line: lineOf(block), lineAt: quiz.line });
    else if (quiz) report(lineOf(block), 'This quiz block is empty; write a question in it.');
  }

  function readTerm(term: Term, within: Draft): void {
    const meta = { ...noMeta(term.line), aliases: term.aliases, sources: within.sources };
    const topic = draftTopic('term', term.title, meta, { file, line: term.line }, lesson);
    topic.synonyms = term.synonyms;
    if (term.category !== undefined) topic.category = term.category;
    setText(topic, 'first', term.root.children, toDiscord(term.source, term.root));
    if (term.title !== '' && !isEmpty(topic)) topics.push(topic);
    else report(term.line, 'A term needs a name and, below it, ": " and its meaning.');
  }

  function place(part: Part): Topic['place'] {
    return { file, line: part.heading ? lineOf(part.heading) : 1 };
  }
}

function titleOf({ heading }: Part): string {
  return heading ? textOf(heading).trim() : '';
}
