/** A comparison of two subjects as a message: the whole table, or one row of it. */
import { comparisonChart } from '../../charts/comparison.ts';
import { networkName } from '../../charts/words.ts';
import { type Button, inRows, type Reply } from '../../discord/reply.ts';
import { duelActions } from '../../training/actions.ts';
import type { Library } from '../../types/lessons.ts';
import { type Network, networks } from '../../types/training.ts';
import { compareActions } from '../actions.ts';
import { findRow, type SideBySide, subjectName } from '../compare.ts';
import { shortTitle } from '../names.ts';
import { openLesson } from './open-lesson.ts';

/** The first of the five rows of buttons holds the way back. */
const aspectRows = 4;

/** The first rows that differ as a picture, and a button for every row. */
export const comparisonReply = (library: Library, table: SideBySide): Reply => ({
  title: titleOf(library, table),
  text: 'Press an aspect to read more about it.',
  chart: comparisonChart({
    title: `${titleOf(library, table)} at a glance`,
    subjects: table.subjects.map((subject) => ({ ...subject, title: shortTitle(library, subject) })),
    rows: table.rows,
  }),
  buttons: [...aspectButtons(table).slice(0, aspectRows), duelRow(table)],
});

/** The network that can be trained of a topic: the attention network is a small transformer. */
const trainable = (topic?: string): Network | undefined =>
  topic === 'transformer' ? 'attention' : networks.find((network) => network === topic);

/** Lets two networks that can be trained fight each other. Recurrent ones on a task of memory, others on images. */
function duelRow({ subjects }: SideBySide): Button[] {
  const [a, b] = subjects.map(({ topic }) => trainable(topic));
  if (!a || !b || a === b) return [];
  const dataset = a === 'cnn' || b === 'cnn' ? 'digits' : 'recall';
  return [
    {
      label: `Start a duel: ${networkName(a)} against ${networkName(b)}`,
      action: duelActions.to.start(a, b, dataset),
    },
  ];
}

/** One row, with what the documents say about it. @throws UserError where the table has no such row */
export function aspectReply(library: Library, table: SideBySide, wanted: string): Reply {
  const row = findRow(library, table, wanted);
  const topic = row.topic === undefined ? undefined : library.topics.get(row.topic);
  return {
    title: `${row.attribute}: ${titleOf(library, table)}`,
    text: [
      ...table.subjects.map((subject, side) => `> **${shortTitle(library, subject)}:** ${row.cells[side]}`),
      '',
      topic?.text.first ?? topic?.text.deep ?? '',
    ].join('\n'),
    buttons: [
      [
        { label: 'Whole comparison', action: compareActions.to.whole(...keys(table)), style: 'primary' },
        ...(topic ? [openLesson(topic, topic.text.first && topic.text.deep ? 'deep' : 'first')] : []),
      ],
      ...aspectButtons(table, row.attribute).slice(0, aspectRows),
    ],
  };
}

const titleOf = (library: Library, { subjects: [a, b] }: SideBySide) =>
  `${shortTitle(library, a)} and ${shortTitle(library, b)}`;

const keys = ({ subjects: [a, b] }: SideBySide) => [subjectName(a), subjectName(b)] as const;

const aspectButtons = (table: SideBySide, current?: string): Button[][] =>
  inRows(
    table.rows
      .filter(({ attribute }) => attribute !== current)
      .map(({ attribute }) => ({
        label: attribute,
        action: compareActions.to.aspect(...keys(table), attribute),
      })),
  );
