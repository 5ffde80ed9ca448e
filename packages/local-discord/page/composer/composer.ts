/** Writing: what keys and clicks do to the draft. */
import type { ActionOutcome, FileInput, OptionInput } from '../../src/page-server/protocol.ts';
import type { State } from '../state.ts';
import {
  type CommandDraft,
  type Draft,
  type Entry,
  emptyDraft,
  entries,
  type OptionField,
  optionNamed,
  remaining,
} from './draft.ts';
import { filled, unfinished } from './filled.ts';
import { type Suggestion, suggestionList } from './lists.ts';
import { draftTyped, typeInto } from './typed.ts';
import { readFiles } from './upload.ts';
import { outgoing, withWord } from './words.ts';

const debounceMs = 250;

export const optionId = (name: string) => `option-${name}`;
export const searchId = 'option-search';
export const boxId = 'message-box';

/** What the composer needs of the page. */
interface Page {
  readonly state: State;
  set(changes: Partial<State>): void;
  slash(name: string, options: Record<string, OptionInput>): Promise<void>;
  say(content: string, files: FileInput[]): Promise<void>;
  suggestions(name: string, options: Record<string, OptionInput>, focused: string): Promise<ActionOutcome>;
  readonly editing: { startLast(): boolean };
}

export class Composer {
  readonly #page: Page;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Answers to earlier questions are out of date. */
  #question = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  type(text: string): void {
    const entry = this.#named(text);
    if (entry) this.#begin(entry, text.slice(entry.name.length + 2));
    else this.#set({ text, marked: 0, closed: false });
    if (text.includes(':')) void this.#loadEmoji();
  }

  /** A command that a message mentions is put here, to be filled in and sent. */
  start(name: string): void {
    const entry = entries(this.#page.state.page?.commands ?? []).find((one) => one.name === name);
    if (entry) this.#begin(entry);
  }

  pick(suggestion: Suggestion): void {
    if (suggestion.kind === 'command') this.#begin(suggestion.entry);
    else if (suggestion.kind === 'option') this.#addOption(suggestion.option.name);
    else if (suggestion.kind === 'word') {
      this.#set({ text: withWord(this.#page.state.draft.text, suggestion.word), marked: 0 });
      focusOn(boxId);
    } else {
      const { focused } = this.#command ?? {};
      if (!focused) return;
      const { choice } = suggestion;
      this.#setField(focused, { text: choice.name, picked: choice });
      this.#moveOn();
    }
  }

  /** The option's field has the focus; `''` is the one that adds options, `undefined` none at all. */
  focus(name: string | undefined): void {
    const command = this.#command;
    if (!command || command.focused === name) return;
    const picked = name ? command.fields.get(name)?.picked : undefined;
    this.#set({
      command: { ...command, focused: name, suggestions: [] },
      marked: name && !picked ? 0 : -1,
      closed: false,
    });
    if (name) this.#ask(name);
  }

  /** Text in the field of the option `name`; `''` is the field that adds options. */
  typeOption(name: string, text: string): void {
    const command = this.#command;
    if (!command) return;
    const typed = typeInto(this.#page.state, command, name, text);
    this.#set({ command: typed.command, marked: name || text ? 0 : -1, closed: false });
    if (typed.next !== name) focusOn(optionId(typed.next));
    else if (name) this.#ask(name);
  }

  async chooseFile(name: string, list: Iterable<File> | null): Promise<void> {
    const [file] = await readFiles(list);
    if (!file) return;
    this.#setField(name, { text: file.name, file });
    this.#moveOn();
  }

  async attach(list: FileList | null): Promise<void> {
    const files = await readFiles(list);
    const { draft } = this.#page.state;
    this.#set({ files: [...draft.files, ...files].slice(0, 10) });
  }

  detach(index: number): void {
    this.#set({ files: this.#page.state.draft.files.filter((_, at) => at !== index) });
  }

  removeOption(name: string): void {
    const command = this.#command;
    if (!command) return;
    const fields = new Map([...command.fields].filter(([other]) => other !== name));
    this.#set({ command: { ...command, fields } });
    focusOn(searchId);
  }

  cancel(): void {
    this.#page.set({ draft: emptyDraft });
    focusOn(boxId);
  }

  key(event: KeyboardEvent): void {
    const handled = this.#handle(event);
    if (handled) event.preventDefault();
  }

  async send(): Promise<void> {
    const { draft } = this.#page.state;
    if (draft.command) return this.#sendCommand(draft.command);
    const content = draft.text.trim();
    if (!content && draft.files.length === 0) return;
    this.#page.set({ draft: emptyDraft });
    if (content.includes(':')) await this.#loadEmoji();
    await this.#page.say(outgoing(this.#page.state, content), [...draft.files]);
  }

  get #command(): CommandDraft | undefined {
    return this.#page.state.draft.command;
  }

  get #isEmpty(): boolean {
    const { command, text, files } = this.#page.state.draft;
    return !command && text === '' && files.length === 0;
  }

  #set(changes: Partial<Draft>): void {
    this.#page.set({ draft: { ...this.#page.state.draft, ...changes } });
  }

  #setField(name: string, field: OptionField): void {
    const command = this.#command;
    if (command) this.#set({ command: { ...command, fields: new Map([...command.fields, [name, field]]) } });
  }

  /** The command that is named in full in front of a space. */
  #named(text: string): Entry | undefined {
    if (!text.startsWith('/')) return undefined;
    const all = entries(this.#page.state.page?.commands ?? []);
    return all.find(({ name }) => text.startsWith(`/${name} `));
  }

  #begin(entry: Entry, rest = ''): void {
    const { command, next } = draftTyped(this.#page.state, entry, rest);
    this.#page.set({ draft: { ...emptyDraft, command } });
    focusOn(next ? optionId(next) : searchId);
  }

  /** Two thousand names are loaded once somebody needs one. */
  async #loadEmoji(): Promise<void> {
    if (this.#page.state.emoji.length > 0) return;
    const { gemoji } = await import('gemoji');
    this.#page.set({ emoji: gemoji });
  }

  #addOption(name: string): void {
    const command = this.#command;
    if (!command) return;
    this.#set({
      command: { ...command, search: '', fields: new Map([...command.fields, [name, { text: '' }]]) },
    });
    focusOn(optionId(name));
  }

  /** To the next required field that is empty, else to where options are added. */
  #moveOn(): void {
    const command = this.#command;
    if (!command) return;
    const empty = [...command.fields].find(([, { text }]) => text === '');
    if (empty) focusOn(optionId(empty[0]));
    else if (remaining({ ...command, search: '' }).length > 0) focusOn(searchId);
    else this.#set({ marked: -1, closed: true });
  }

  /** Suggestions come from the bot, once the typing pauses. */
  #ask(name: string): void {
    clearTimeout(this.#timer);
    const command = this.#command;
    if (!command || !optionNamed(command, name)?.autocomplete) return;
    const question = ++this.#question;
    const fresh = command.suggestions.length === 0 || typeof command.suggestions === 'string';
    if (fresh) this.#set({ command: { ...command, suggestions: 'loading' } });
    this.#timer = setTimeout(async () => {
      const current = this.#command;
      if (!current) return;
      const outcome = await this.#page.suggestions(current.entry.name, unfinished(current), name);
      const now = this.#command;
      if (question !== this.#question || !now) return;
      const suggestions = outcome.ok ? (outcome.choices ?? []) : 'failed';
      this.#set({ command: { ...now, suggestions, suggestedFor: current.fields.get(name)?.text ?? '' } });
    }, debounceMs);
  }

  #handle(event: KeyboardEvent): boolean {
    if (event.isComposing) return false;
    const list = suggestionList(this.#page.state);
    const items = list?.items ?? [];
    const { marked } = this.#page.state.draft;
    const item = items[marked];
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (event.key === 'ArrowUp' && this.#isEmpty) return this.#page.editing.startLast();
        return this.#mark(items.length, event.key === 'ArrowDown' ? 1 : -1);
      case 'Tab':
        if (!item || event.shiftKey) return false;
        this.pick(item);
        return true;
      case 'Enter':
        if (event.shiftKey) return false;
        if (item) this.pick(item);
        else void this.send();
        return true;
      case 'Escape':
        if (list) this.#set({ closed: true });
        else if (this.#command) this.cancel();
        else return false;
        return true;
      case 'Backspace':
        return this.#back(event.target as HTMLInputElement);
      default:
        return false;
    }
  }

  #mark(count: number, step: 1 | -1): boolean {
    if (count === 0) return false;
    const { marked } = this.#page.state.draft;
    this.#set({ marked: marked < 0 ? (step > 0 ? 0 : count - 1) : (marked + step + count) % count });
    document.querySelector('[role=option][aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
    return true;
  }

  /** In an empty field: an option that need not be there goes, and so does the command when nothing else is left. */
  #back({ value }: HTMLInputElement): boolean {
    const command = this.#command;
    if (!command || value !== '') return false;
    const { focused = '', fields } = command;
    if (focused !== '' && !optionNamed(command, focused)?.required) this.removeOption(focused);
    else {
      const names = [...fields.keys()];
      const before = focused === '' ? names.at(-1) : names[names.indexOf(focused) - 1];
      if (before) focusOn(optionId(before));
      else this.cancel();
    }
    return true;
  }

  async #sendCommand(command: CommandDraft): Promise<void> {
    const result = filled(command);
    if ('wrong' in result) {
      this.#set({ command: result.command, closed: false });
      return focusOn(result.wrong ? optionId(result.wrong) : searchId);
    }
    this.#page.set({ draft: emptyDraft });
    focusOn(boxId);
    await this.#page.slash(command.entry.name, result.options);
  }
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus();
}
