/** A model's questions for a request: stored ones that were not asked recently, else new ones. */
import type { Payer } from '../../ask/tables/model-use.ts';
import type { Level, Library, Topic } from '../../types/lessons.ts';
import type { Random } from '../../types/quiz.ts';
import { topicsUnder } from '../bank.ts';
import { pick } from '../random.ts';
import type { DraftSection, QuestionWriter, WritingResult } from './writer.ts';

export interface ModelQuestionRequest {
  /** A lesson includes its sections and terms; any topic if absent. */
  topic?: Topic | undefined;
  level?: Level | undefined;
  /** Ids of recently asked facts. */
  recent: ReadonlySet<string>;
  payer: Payer;
}

/** The fewest characters of a topic's text. */
const shortest = 120;

/** @param onWriting receives the topic before the model is called */
export async function modelQuestions(
  writer: QuestionWriter,
  library: Library,
  { topic, level, recent, payer }: ModelQuestionRequest,
  random: Random,
  onWriting: (topic: Topic) => void,
): Promise<WritingResult> {
  const sections = await Promise.all(topicsFor(library, topic).map((each) => writer.section(library, each)));
  const fresh = writer
    .kept(sections)
    .filter((template) => !recent.has(template.id) && (level === undefined || template.level === level));
  if (fresh.length > 0) return { templates: fresh };
  const rich = sections.filter((section) => lengthOf(section, level) >= shortest);
  if (rich.length === 0) return { templates: [], fault: 'empty' };
  // A short definition gives few questions.
  const explained = rich.filter((section) => section.topic.kind !== 'term');
  const section = pick(random, explained.length > 0 ? explained : rich);
  onWriting(section.topic);
  return writer.write(section, level, payer);
}

function topicsFor(library: Library, topic: Topic | undefined): Topic[] {
  if (!topic) return [...library.topics.values()];
  return [...topicsUnder(library, topic.id)].flatMap((id) => library.topics.get(id) ?? []);
}

const lengthOf = ({ evidence }: DraftSection, level: Level | undefined): number =>
  evidence
    .filter((each) => level === undefined || each.level === level)
    .reduce((sum, { text }) => sum + text.length, 0);
