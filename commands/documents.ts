import { closeQuestions, openQuestions } from '../src/ask/tables/questions.ts';
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

const questionsShown = 15;

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
      run: (context, [upTo, from = 0]) =>
        unanswered(context, closeQuestions(context.services.db, serverOf(context), { from, upTo })),
    },
  } satisfies Buttons<typeof documentsActions>,
} satisfies Command;

/** @param closed how many questions were just closed */
const unanswered = (context: CommandContext, closed?: number): Reply =>
  openQuestionsReply(openQuestions(context.services.db, serverOf(context), questionsShown), closed);
