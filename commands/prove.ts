import { type Buttons, type CommandContext, command } from '../src/discord/command.ts';
import { suggestion } from '../src/discord/keys.ts';
import type { Button } from '../src/discord/reply.ts';
import { openLesson } from '../src/lessons/views/open-lesson.ts';
import { proveActions } from '../src/probes/actions.ts';
import type { ClaimSpec } from '../src/probes/claims/claim.ts';
import { findClaim, suggestClaims } from '../src/probes/find-claim.ts';
import { cancelProof, proofMethod, prove } from '../src/probes/handlers.ts';

export default command({
  name: 'prove',
  description: 'Measure a claim about CNNs and RNNs on this machine',
  options: {
    claim: {
      type: 'text',
      description: 'Which claim: start typing, such as memory or gradient',
      required: true,
      maxLength: 200,
      complete: (typed) => suggestClaims(typed).map(({ claim, title }) => suggestion(title, claim)),
    },
  },
  run: ({ options, ...context }) => prove(context, findClaim(options.claim), lessonsOf(context)),
  actions: proveActions,
  buttons: {
    show: { kind: 'follow', run: (context, [claim]) => prove(context, findClaim(claim), lessonsOf(context)) },
    again: {
      kind: 'follow',
      run: (context, [claim]) => prove(context, findClaim(claim), lessonsOf(context), true),
    },
    cancel: {
      kind: 'edit',
      run: (context, [claim]) => cancelProof(context, findClaim(claim), lessonsOf(context)),
    },
    method: { kind: 'private', run: (context, [claim]) => proofMethod(context, findClaim(claim)) },
  } satisfies Buttons<typeof proveActions>,
});

/** Opens the lesson that explains a claim, where the server's documents have it. */
const lessonsOf =
  ({ services }: CommandContext) =>
  ({ topic }: ClaimSpec): Button[] => {
    const found = services.library().topics.get(topic);
    return found ? [openLesson(found)] : [];
  };
