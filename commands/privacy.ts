import { gzipSync } from 'node:zlib';
import { type Buttons, type CommandContext, command } from '../src/discord/command.ts';
import { privacyActions } from '../src/privacy/actions.ts';
import { confirmReply, erasedReply, exportReply, heldReply } from '../src/privacy/views.ts';
import { UserError } from '../src/types/errors.ts';

/** Discord takes files of ten million bytes. */
const mostBytes = 9_000_000;

export default command({
  name: 'privacy',
  description: 'What I store about you: see it, export it, erase it',
  private: true,
  storesNobody: true,
  options: {},
  run: show,
  actions: privacyActions,
  buttons: {
    show: { kind: 'edit', run: show },
    export: { kind: 'private', run: (context, [part]) => exported(context, part) },
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

function exported({ services: { privacy }, person }: CommandContext, part: number) {
  const file = filed(Buffer.from(privacy.exportOf(person.id)));
  const parts = Math.max(1, Math.ceil(file.content.length / mostBytes));
  if (!Number.isInteger(part) || part < 1 || part > parts)
    throw new UserError('There is less stored about you now. Use `/privacy` again to export it.');
  const content = file.content.subarray((part - 1) * mostBytes, part * mostBytes);
  return exportReply({ name: file.name, content }, part, parts);
}

/** Packed only where it has to be: everybody can open plain JSON. */
const filed = (json: Buffer) =>
  json.length <= mostBytes
    ? { name: 'unrolled-data.json', content: json }
    : { name: 'unrolled-data.json.gz', content: gzipSync(json) };
