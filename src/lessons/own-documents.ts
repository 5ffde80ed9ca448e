import type { Topic } from '../types/lessons.ts';
import type { OwnDocument } from '../types/reading-protocol.ts';
import { sanitizeText } from './convert/sanitize.ts';
import type { ParsedUnit } from './course/documents.ts';
import { type ParsedDocument, parseDocument } from './document.ts';

/**
 * Parses a server's own document. Names and sources become plain text, without links and mark-up.
 *
 * @throws UserError where it exceeds `documentLimits`
 */
export function parseOwnDocument({ name, markdown }: OwnDocument): ParsedDocument {
  const document = parseDocument(ownFile(name), markdown);
  for (const topic of document.topics) {
    topic.title = plainName(topic.title);
    topic.aliases = topic.aliases.map(plainName);
    if (topic.synonyms) topic.synonyms = topic.synonyms.map(plainName);
    topic.answers = topic.answers.map(({ questions, text }) => ({
      questions: questions.map(sanitizeText),
      text: sanitizeText(text),
    }));
    topic.sources = topic.sources.map(({ title }) => ({ title: plainName(title) }));
  }
  if (document.unit) disarmUnit(document.unit);
  return document;
}

function disarmUnit(unit: ParsedUnit): void {
  unit.title = plainName(unit.title);
  for (const step of unit.steps) if (step.say !== undefined) step.say = sanitizeText(step.say);
}

/** Removes mark-up: the conversion does not sanitise names in the front matter. */
const plainName = (name: string) =>
  sanitizeText(name)
    .replace(/[\\`*_~|[\]()<>#]/g, '')
    .trim() || 'untitled';

/** File name of a server's own document. */
export const ownFile = (name: string) => `${ownFolder}${name}`;

const ownFolder = 'own/';

/** Whether a topic belongs to a server's own document. */
export const isOwn = ({ place }: Pick<Topic, 'place'>): boolean => place.file.startsWith(ownFolder);
