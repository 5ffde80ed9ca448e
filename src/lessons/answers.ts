/** `answers` blocks: the authors' answers to questions of learners. */
import type { Code } from 'mdast';
import { z } from 'zod';
import { checkMarkdown } from './checks.ts';
import { joinBlocks, toDiscord } from './discord-text.ts';
import { checkNesting, documentLimits } from './document-limits.ts';
import { lineOf, parseMarkdown, type Report } from './markdown.ts';
import { describeIssue } from './meta.ts';
import { addRelated, type ParsedTopic } from './parsed-topic.ts';
import { lineOfYaml, readYaml } from './yaml.ts';

const text = z.string().trim().min(1);
const authored = z.strictObject({
  questions: z.array(text.max(documentLimits.wording)).min(1).max(documentLimits.wordings),
  answer: text.max(documentLimits.answer),
});

/**
 * Adds the answers of one block to a topic, and the topics that they link to. A faulty answer is reported with its line
 * and skipped.
 *
 * @throws UserError where an answer is nested too deeply
 */
export function readAnswers(block: Code, topic: ParsedTopic, report: Report): void {
  const firstLine = lineOf(block) + 1;
  const yaml = readYaml(block.value, firstLine, report);
  if (!yaml) return;
  const line = (path: readonly PropertyKey[]) => lineOfYaml(yaml.lines, path);
  if (!Array.isArray(yaml.value) || yaml.value.length === 0) {
    report(
      lineOf(block),
      'An "answers" block is a list of answers, each with "questions:" and "answer:"; write at least one.',
    );
    return;
  }
  for (const [i, item] of yaml.value.entries()) {
    if (topic.answers.length >= documentLimits.answers) {
      report(line([i]), `A topic may have ${documentLimits.answers} answers; the rest is not read.`);
      return;
    }
    const checked = authored.safeParse(item, { reportInput: true });
    if (checked.success) addAnswer(checked.data, topic, line([i, 'answer']), report);
    else
      for (const issue of checked.error.issues) {
        const name = issue.path.length > 0 ? `"${issue.path.join('.')}" of this answer` : 'This answer';
        report(line([i, ...issue.path]), `${name} ${describeIssue(issue)}.`);
      }
  }
}

/** @param lineAbove the line of the document above the first line of the answer */
function addAnswer(
  { questions, answer }: z.infer<typeof authored>,
  topic: ParsedTopic,
  lineAbove: number,
  report: Report,
): void {
  const reportHere: Report = (line, message) => report(lineAbove + line, message);
  checkNesting(answer, lineAbove);
  const root = parseMarkdown(answer);
  checkMarkdown(root, answer, reportHere);
  const shown = joinBlocks(root.children, toDiscord(answer, root));
  if (shown === '') reportHere(0, 'This answer shows nothing; write a sentence in it.');
  else topic.answers.push({ questions, text: shown });
  addRelated(topic, root.children, lineAbove);
}
