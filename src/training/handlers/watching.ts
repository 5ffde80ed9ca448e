/** The buttons that show what a run guessed. Whoever sees them may press them, and only the presser sees the answer. */
import type { Buttons } from '../../discord/command.ts';
import type { trainActions } from '../actions.ts';
import { recordingOf } from '../tables/recordings.ts';
import { examplesReply, learningReply, mistakesReply } from '../views/watching.ts';
import { visibleExperiment } from './find.ts';

type WatchingButton = 'mistakes' | 'moreMistakes' | 'learning' | 'examples';

export const watchingHandlers: Pick<Buttons<typeof trainActions>, WatchingButton> = {
  mistakes: {
    kind: 'private',
    run: (context, [id]) =>
      mistakesReply(visibleExperiment(context, id), recordingOf(context.services.db, id)),
  },
  moreMistakes: {
    kind: 'edit',
    run: (context, [id, page]) =>
      mistakesReply(visibleExperiment(context, id), recordingOf(context.services.db, id), page),
  },
  learning: {
    kind: 'private',
    run: (context, [id]) =>
      learningReply(visibleExperiment(context, id), recordingOf(context.services.db, id)),
  },
  examples: { kind: 'private', run: (_, [dataset]) => examplesReply(dataset) },
};
