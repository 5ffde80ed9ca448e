import { gzipSync } from 'node:zlib';
import { type Asked, type Buttons, command } from '../src/discord/command.ts';
import { confirmAnswer, erasedAnswer, exportAnswer, heldAnswer } from '../src/privacy/views.ts';
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
  buttons: {
    show: { kind: 'edit', run: show },
    export: { kind: 'private', run: (asked, [part]) => exported(asked, part) },
    erase: { kind: 'edit', run: confirm },
    erased: { kind: 'edit', run: erase },
  } satisfies Buttons<'privacy'>,
});

function show({ context: { privacy, config }, person }: Asked) {
  return heldAnswer(privacy.held(person.id), config);
}

function confirm(asked: Asked) {
  const held = asked.context.privacy.held(asked.person.id);
  return held.length === 0 ? show(asked) : confirmAnswer(held);
}

async function erase({ context: { privacy }, person, show }: Asked) {
  show({ title: 'Erasing…', text: 'Your trainings are cancelled first.' });
  const { isOverwritten } = await privacy.erase(person.id);
  return erasedAnswer(isOverwritten);
}

function exported({ context: { privacy }, person }: Asked, part: number) {
  const file = filed(Buffer.from(privacy.exportOf(person.id)));
  const parts = Math.max(1, Math.ceil(file.content.length / mostBytes));
  if (!Number.isInteger(part) || part < 1 || part > parts)
    throw new UserError('There is less stored about you now. Use `/privacy` again to export it.');
  const content = file.content.subarray((part - 1) * mostBytes, part * mostBytes);
  return exportAnswer({ name: file.name, content }, part, parts);
}

/** Packed only where it has to be: everybody can open plain JSON. */
const filed = (json: Buffer) =>
  json.length <= mostBytes
    ? { name: 'unrolled-data.json', content: json }
    : { name: 'unrolled-data.json.gz', content: gzipSync(json) };
