import { type Buttons, type CommandContext, command } from '../src/discord/command.ts';
import { privacyActions } from '../src/privacy/actions.ts';
import { confirmReply, erasedReply, exportReply, heldReply } from '../src/privacy/views.ts';

export default command({
  name: 'privacy',
  description: 'What I store about you: see it, export it, erase it',
  private: true,
  storesNoUser: true,
  options: {},
  run: show,
  actions: privacyActions,
  buttons: {
    show: { kind: 'edit', run: show },
    export: {
      kind: 'private',
      run: ({ services, person }, [part]) => exportReply(services.privacy.exportOf(person.id), part),
    },
    erase: { kind: 'edit', run: confirm },
    erased: { kind: 'edit', run: erase },
  } satisfies Buttons<typeof privacyActions>,
});

function show({ services: { privacy, config }, person }: CommandContext) {
  return heldReply(privacy.held(person.id), config);
}

function confirm(context: CommandContext) {
  const held = context.services.privacy.held(context.person.id);
  return held.length === 0 ? show(context) : confirmReply(held);
}

async function erase({ services: { privacy }, person, show }: CommandContext) {
  show({ title: 'Erasing…', text: 'Your trainings are cancelled first.' });
  const { isOverwritten } = await privacy.erase(person.id);
  return erasedReply(isOverwritten);
}
