/** Buttons that open a lesson. */
import { type Button, inRows } from '../../discord/reply.ts';
import { type Level, levels, type Topic } from '../../types/lessons.ts';
import { explainActions } from '../actions.ts';

export const levelNames: Record<Level, string> = { first: 'First look', deep: 'In depth' };

/** The option `level` of a command. Typing “in”, “deep” or “first” finds its choice. */
export const levelOption = {
  type: 'text',
  description: 'First look: for a start. In depth: with formulas and limits',
  choices: levels,
  labels: { first: 'First look', deep: 'In depth (deep)' },
} as const;

type Opened = Pick<Topic, 'id' | 'title'>;

/** A button “Explain …”, for a place beside other buttons. */
export const openLesson = (topic: Opened, level: Level = 'first'): Button =>
  button(topic, `Explain: ${topic.title}`, level);

/** A button per topic, labelled with its title, in rows of five. */
export const openLessonRows = (topics: Iterable<Opened>, rows = 5): Button[][] =>
  inRows(
    [...topics].map((topic) => button(topic, topic.title)),
    5,
    rows,
  );

const button = ({ id }: Opened, label: string, level: Level = 'first'): Button => ({
  label,
  action: explainActions.to.open(id, level),
});
