/** Changing a message that one wrote: the arrow up opens it in its place. */
import type { Action } from '../../src/page-server/protocol.ts';
import type { State } from '../state.ts';
import { outgoing, readableText } from './words.ts';

export const editBoxId = 'edit-box';

interface Page {
  readonly state: State;
  set(changes: Partial<State>): void;
  act(action: Action): Promise<unknown>;
}

export class Editing {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Opens the latest own message of the channel. @returns false where there is none */
  startLast(): boolean {
    const { page, overview } = this.#page.state;
    const last = page?.messages.findLast(
      ({ message: { author, content } }) => author.id === overview?.me.id && content !== '',
    );
    if (!last) return false;
    const text = readableText(this.#page.state, last.message.content);
    this.#page.set({ editing: { message: last.message.id, text } });
    const box = document.getElementById(editBoxId) as HTMLTextAreaElement | null;
    box?.focus();
    box?.setSelectionRange(text.length, text.length);
    box?.scrollIntoView({ block: 'nearest' });
    return true;
  }

  type(text: string): void {
    const { editing } = this.#page.state;
    if (editing) this.#page.set({ editing: { ...editing, text } });
  }

  key(event: KeyboardEvent): void {
    if (event.isComposing || event.shiftKey) return;
    if (event.key === 'Enter') void this.save();
    else if (event.key === 'Escape') this.cancel();
    else return;
    event.preventDefault();
  }

  /** A message without text is not saved. */
  async save(): Promise<void> {
    const { editing } = this.#page.state;
    const content = editing?.text.trim();
    if (!editing || !content) return;
    this.cancel();
    await this.#page.act({
      type: 'edit',
      message: editing.message,
      content: outgoing(this.#page.state, content),
    });
  }

  cancel(): void {
    this.#page.set({ editing: undefined });
    document.getElementById('message-box')?.focus();
  }
}
