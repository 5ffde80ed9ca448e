import { closeQuestions, openQuestions, reopenQuestions } from '../src/ask/tables/questions.ts';
import { openQuestionsReply } from '../src/ask/views/open-questions.ts';
import { type Buttons, type Command, type CommandContext, subcommand } from '../src/discord/command.ts';
import { serverOf } from '../src/discord/permissions.ts';
import type { Reply } from '../src/discord/reply.ts';
import { documentsActions } from '../src/lessons/actions.ts';
import {
  addDocument,
  completeDocument,
  listOwnDocuments,
  previewDocument,
  removeOwnDocument,
  setStudyChannel,
} from '../src/lessons/handlers/documents.ts';
import { answerQuestionForm, saveWrittenAnswer } from '../src/quiz/handlers/written-answer.ts';
import { UserError } from '../src/types/errors.ts';

const questionsShown = 15;
/** How long setting questions aside can be undone. */
const undoMs = 60_000;

const name = { type: 'text', description: 'Which one', required: true, complete: completeDocument } as const;

export default {
  name: 'documents',
  description: 'Documents of this server’s own, for those who manage it',
  private: true,
  requires: 'ManageGuild',
  subcommands: {
    add: subcommand({
      description: 'Add a lesson: Markdown, text, HTML or PDF, 5 MB at most; the same name replaces',
      options: { file: { type: 'file', description: 'The file', required: true } },
      run: (context) => addDocument(context, context.options.file),
    }),
    list: subcommand({
      description: 'What this server has added',
      options: {},
      run: (context) => listOwnDocuments(context),
    }),
    preview: subcommand({
      description: 'What I read in a document: its topics, tables and flaws',
      options: { name },
      run: (context) => previewDocument(context, context.options.name),
    }),
    remove: subcommand({
      description: 'Remove a document of this server',
      options: { name },
      run: (context) => removeOwnDocument(context, context.options.name),
    }),
    study: subcommand({
      offered: ({ studyChannels }) => studyChannels,
      description: 'Answer questions in a channel or forum without a command; without a choice, list them',
      options: {
        channel: { type: 'channel', description: 'Where' },
        on: { type: 'switch', description: 'On unless you say off' },
      },
      run: (context) => setStudyChannel(context, context.options.channel, context.options.on ?? true),
    }),
    unanswered: subcommand({
      description: 'What was asked here and not answered',
      options: {},
      run: (context) => unanswered(context),
    }),
  },
  actions: documentsActions,
  buttons: {
    done: {
      kind: 'edit',
      shared: true,
      // Messages of earlier versions name only the newest question.
      run: (context, [upTo, from = 0]) => setQuestionsAside(context, { upTo, from }),
    },
    answer: {
      kind: 'form',
      form: (context, [id]) => answerQuestionForm(context, id),
      result: 'edit',
      run: (context, [id], { answer: typed = '' }) => answer(context, id, typed),
    },
    undo: { kind: 'edit', shared: true, run: (context, [closedAt]) => reopen(context, closedAt) },
  } satisfies Buttons<typeof documentsActions>,
} satisfies Command;

const listOf = (context: CommandContext) =>
  openQuestions(context.services.db, serverOf(context), questionsShown);

const unanswered = (context: CommandContext): Reply => openQuestionsReply(listOf(context));

async function answer(context: CommandContext, id: number, typed: string): Promise<Reply> {
  const { question, refused } = await saveWrittenAnswer(context, id, typed);
  return refused ?? openQuestionsReply(listOf(context), { answered: question });
}

function setQuestionsAside(context: CommandContext, ids: { from: number; upTo: number }): Reply {
  const closedAt = Date.now();
  const setAside = closeQuestions(context.services.db, serverOf(context), { ...ids, closedAt });
  return openQuestionsReply(listOf(context), { setAside, closedAt });
}

/** @throws UserError after a minute */
function reopen(context: CommandContext, closedAt: number): Reply {
  if (Date.now() - closedAt > undoMs)
    throw new UserError('These questions were set aside more than a minute ago, so this cannot be undone.');
  reopenQuestions(context.services.db, serverOf(context), closedAt);
  return unanswered(context);
}
