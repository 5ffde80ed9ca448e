import type { Code } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { type DocumentProblem, levels, type Topic, type YamlLines } from '../types/lessons.ts';
import { readAnswers } from './answers.ts';
import { checkMarkdown } from './checks.ts';
import { type ParsedCourse, type ParsedUnit, readCourse, readUnit } from './course/documents.ts';
import { toDiscord } from './discord-text.ts';
import { checkNesting, documentLimits, requireAtMost } from './document-limits.ts';
import { lineOf, parseMarkdown, type Report } from './markdown.ts';
import { emptyMeta, kindOfDocument, readFrontMatter, readTopicBlock } from './meta.ts';
import { isEmpty, newTopic, type ParsedTopic, setOverview, setText } from './parsed-topic.ts';
import { type Section, splitSections } from './sections.ts';
import { type ComparisonTable, readComparison } from './tables.ts';
import { readTerms, type Term } from './terms.ts';
import { readYaml } from './yaml.ts';

/** One document, not linked with others yet. Plain data, so that processes can exchange it. */
export interface ParsedDocument {
  topics: readonly ParsedTopic[];
  comparisons: readonly { topic: ParsedTopic; table: ComparisonTable }[];
  quizzes: readonly ParsedQuizBlock[];
  /** Where the document is a unit of the course: it has no topics then. */
  unit?: ParsedUnit;
  /** Where the document orders the units: it has no topics then. */
  course?: ParsedCourse;
  problems: readonly DocumentProblem[];
}

interface ParsedQuizBlock {
  topic: ParsedTopic;
  yaml: unknown;
  line: number;
  lines: YamlLines;
}

/**
 * Parses one document. Faulty parts become problems; the rest counts.
 *
 * @throws UserError where it exceeds `documentLimits`
 */
export function parseDocument(file: string, source: string): ParsedDocument {
  const problems: DocumentProblem[] = [];
  const report: Report = (line, message) => {
    if (problems.length < documentLimits.problems) problems.push({ file, line, message });
  };
  checkNesting(source);
  const root = parseMarkdown(source);
  checkMarkdown(root, source, report);
  const render = toDiscord(source, root);

  const topics: ParsedTopic[] = [];
  const comparisons: { topic: ParsedTopic; table: ComparisonTable }[] = [];
  const quizzes: ParsedQuizBlock[] = [];
  let questions = 0;

  const yaml = root.children.find((block) => block.type === 'yaml');
  const kind = yaml && kindOfDocument(yaml.value);
  if (yaml && (kind === 'unit' || kind === 'course')) {
    const lines = { yaml: yaml.value, firstLine: lineOf(yaml) + 1 };
    const unit = kind === 'unit' ? readUnit(file, lines, root, render, report) : undefined;
    const course = kind === 'course' ? readCourse(file, lines, report) : undefined;
    for (const quiz of unit?.quizzes ?? []) countQuestions(quiz.yaml, quiz.line);
    return {
      ...{ topics, comparisons, quizzes, problems },
      ...(unit && { unit }),
      ...(course && { course }),
    };
  }
  const front = yaml ? readFrontMatter(yaml.value, lineOf(yaml) + 1, report) : emptyMeta(1);
  const [own, ...sections] = splitSections(root, front.title !== undefined, front.level ?? 'first', report);
  const fileName = file.replace(/^.*\//, '').replace(/\.md$/i, '');
  const lesson = newTopic('lesson', front.title ?? titleFor(own, fileName), front, place(own));
  add(lesson);
  readPart(own, lesson);
  for (const section of sections) readSection(section);
  const contents = topics.filter((topic) => topic.kind === 'section' && !isEmpty(topic));
  if (isEmpty(lesson)) setOverview(lesson, contents.length > 0 ? contents : topics.slice(1));
  if (isEmpty(lesson)) {
    report(1, 'This document says nothing; write a heading with text below it.');
    return { topics: [], comparisons: [], quizzes: [], problems };
  }
  checkSize(topics);
  return { topics: topics.filter((topic) => !isEmpty(topic)), comparisons, quizzes, problems };

  /** @returns the number of topics so far */
  function add(topic: ParsedTopic): number {
    requireAtMost(topic.place.line, topics.length + 1, documentLimits.topics, 'headings and terms');
    return topics.push(topic);
  }

  function titleFor({ heading }: Section, otherwise: string): string {
    return (heading && shortened(textOf(heading).trim(), lineOf(heading))) || otherwise;
  }

  function shortened(title: string, line: number): string {
    const letters = [...title];
    if (letters.length <= documentLimits.title) return title;
    report(line, `This name has more than ${documentLimits.title} letters; the rest is cut off.`);
    return letters.slice(0, documentLimits.title).join('');
  }

  function readSection(part: Section): void {
    const line = part.topic ? lineOf(part.topic) + 1 : place(part).line;
    const meta = part.topic ? readTopicBlock(part.topic.value, line, report) : emptyMeta(line);
    const section = newTopic('section', titleFor(part, 'untitled'), meta, place(part), lesson);
    const position = add(section);
    const earlier = quizzes.length;
    readPart(part, section);
    if (isEmpty(section)) setOverview(section, topics.slice(position));
    if (!isEmpty(section)) return;
    // A heading with only questions below it makes no topic: they go to the lesson.
    for (const quiz of quizzes.slice(earlier)) if (quiz.topic === section) quiz.topic = lesson;
    lesson.answers.push(...section.answers);
    lesson.related.push(...section.related);
    if (part.quizzes.length + part.answers.length === 0)
      report(section.place.line, `"${section.title}" has no text; write some below it.`);
  }

  function readPart(part: Section, topic: ParsedTopic): void {
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
    for (const block of part.answers) readAnswers(block, topic, report);
  }

  function readQuiz(block: Code, topic: ParsedTopic): void {
    const quiz = readYaml(block.value, lineOf(block) + 1, report);
    countQuestions(quiz?.value, lineOf(block));
    if (quiz?.value) quizzes.push({ topic, yaml: quiz.value, line: lineOf(block), lines: quiz.lines });
    else if (quiz) report(lineOf(block), 'This quiz block is empty; write a question in it.');
  }

  function countQuestions(yaml: unknown, line: number): void {
    questions += Array.isArray(yaml) ? yaml.length : 1;
    requireAtMost(line, questions, documentLimits.questions, 'quiz questions');
  }

  function readTerm(term: Term, within: ParsedTopic): void {
    const short = (name: string) => shortened(name, term.line);
    const meta = { ...emptyMeta(term.line), aliases: term.aliases.map(short), sources: within.sources };
    const topic = newTopic('term', short(term.title), meta, { file, line: term.line }, lesson);
    topic.synonyms = term.synonyms.map(short);
    if (term.category !== undefined) topic.category = short(term.category);
    setText(topic, 'first', term.root.children, toDiscord(term.source, term.root));
    if (term.title !== '' && !isEmpty(topic)) add(topic);
    else report(term.line, 'A term needs a name and, below it, ": " and its meaning.');
  }

  function place(part: Section): Topic['place'] {
    return { file, line: part.heading ? lineOf(part.heading) : 1 };
  }
}

/**
 * Checks the length of the shown text, which may exceed the source: each row of a table repeats its header.
 *
 * @throws UserError where it is too long
 */
function checkSize(topics: readonly ParsedTopic[]): void {
  let aliases = 0;
  let shown = 0;
  for (const { place, aliases: own, text, answers } of topics) {
    aliases += own.length;
    requireAtMost(place.line, aliases, documentLimits.aliases, 'aliases');
    for (const level of levels) shown += text[level]?.length ?? 0;
    for (const answer of answers) shown += answer.text.length;
    requireAtMost(place.line, shown, documentLimits.shown, 'characters when its tables are written out');
  }
}
