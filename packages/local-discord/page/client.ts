/** What can be done on the page, and what the server's news does to it. */
import type {
  Action,
  ActionOutcome,
  Change,
  ChannelPage,
  FileInput,
  ShownMessage,
} from '../src/page-server/protocol.ts';
import { Composer } from './composer/composer.ts';
import { emptyDraft } from './composer/draft.ts';
import { Editing } from './composer/editing.ts';
import { markRead, readUpTo, unreadOf } from './read-marks.ts';
import { scrollToLatest, showBeginning } from './scrolling.ts';
import { connectPage, type ServerLink } from './server-link.ts';
import {
  allChannels,
  initialState,
  mentionsPerson,
  type OpenPicture,
  type Settings,
  type State,
  without,
} from './state.ts';

const typingMs = 10_000;

/** The bot is thinking about the reply. */
const loading = 128;
const isLoading = ({ message }: ShownMessage): boolean => ((message.flags ?? 0) & loading) !== 0;

export class Client {
  state: State;
  readonly composer = new Composer(this);
  readonly editing = new Editing(this);
  #link: ServerLink;
  #unfollow: () => void = () => undefined;
  #key = 0;
  /** The message whose control was pressed last, until it changes or another one comes. */
  #pressed: string | undefined;
  readonly #draw: () => void;

  constructor(user: string, settings: Settings, draw: () => void) {
    this.state = initialState(user, settings);
    this.#link = connectPage(user);
    this.#draw = draw;
  }

  set(changes: Partial<State>): void {
    this.state = { ...this.state, ...changes };
    this.#draw();
  }

  /** Loads everything as the person, and opens `channel` where they may see it. */
  async start(channel?: string): Promise<void> {
    this.#unfollow();
    this.#unfollow = this.#link.follow(
      (change) => this.#onChange(change),
      (connected) => this.#onLine(connected),
    );
    await this.refresh(channel);
  }

  async switchUser(user: string): Promise<void> {
    const { channel } = this.state;
    this.state = initialState(user, this.state);
    this.#link = connectPage(user);
    rememberInAddress(this.state, channel);
    await this.start(channel);
  }

  async open(channel: string): Promise<void> {
    const newAfter = this.state.unread.has(channel) ? (readUpTo(this.state.user, channel) ?? '0') : undefined;
    this.set({
      channel,
      page: undefined,
      drawer: false,
      away: false,
      newAfter,
      draft: emptyDraft,
      editing: undefined,
    });
    this.#haveRead(channel);
    rememberInAddress(this.state, channel);
    const page = await this.#link.channel(channel);
    if (this.state.channel === channel) this.set({ page });
    this.#haveRead(channel, page.messages.at(-1)?.message.id);
    document.getElementById('message-box')?.focus({ preventScroll: true });
  }

  /** Loads channels and messages again; stays where it is, if that is still there. */
  async refresh(wanted = this.state.channel): Promise<void> {
    const overview = await this.#link.overview();
    const channels = allChannels(overview);
    const channel = (channels.find(({ id }) => id === wanted) ?? channels[0])?.id ?? '';
    this.set({
      overview,
      channel,
      unread: new Set([...this.state.unread, ...unreadOf(this.state.user, channels)]),
    });
    const page = await this.#link.channel(channel);
    if (this.state.channel === channel) this.set({ page: withOlder(page, this.state.page) });
    this.#haveRead(channel, page.messages.at(-1)?.message.id);
  }

  async loadOlder(): Promise<void> {
    const { page, channel } = this.state;
    const first = page?.messages[0];
    if (!page || !first) return;
    const older = await this.#link.channel(channel, first.message.id);
    if (this.state.channel !== channel) return;
    this.set({ page: { ...page, messages: [...older.messages, ...page.messages], more: older.more } });
  }

  /** Uses a slash command; until the bot answers, the page says that it is on its way. */
  async slash(name: string, options: Extract<Action, { type: 'slash' }>['options']): Promise<void> {
    const { channel } = this.state;
    const sent = { key: this.#key++, channel, name };
    this.set({ sent: [...this.state.sent, sent] });
    scrollToLatest();
    const outcome = await this.#link.act({ type: 'slash', channel, name, options });
    this.set({ sent: this.state.sent.filter((one) => one !== sent) });
    if (outcome.ok) this.#showModal(outcome);
    else this.set({ notices: [...this.state.notices, { ...sent, text: outcome.problem }] });
  }

  /** Presses a button or chooses in a menu; a failure shows beneath the message. */
  async use(message: string, control: string, values?: string[]): Promise<void> {
    if (this.state.busy.has(message)) return;
    this.#pressed = message;
    this.set({
      busy: new Map([...this.state.busy, [message, control]]),
      trouble: without(this.state.trouble, message),
    });
    const outcome = await this.#link.act(
      values ? { type: 'select', message, control, values } : { type: 'click', message, control },
    );
    this.set({ busy: without(this.state.busy, message) });
    if (outcome.ok) this.#showModal(outcome);
    else {
      const problem = outcome.silent ? 'This interaction failed' : outcome.problem;
      this.set({ trouble: new Map([...this.state.trouble, [message, problem]]) });
    }
  }

  async submitModal(values: Record<string, string | string[]>): Promise<void> {
    const { modal: open } = this.state;
    if (!open) return;
    this.set({ modal: { interaction: open.interaction, modal: open.modal, sending: true } });
    const { interaction, modal } = open;
    const outcome = await this.#link.act({ type: 'submit', interaction, modal, values });
    if (outcome.ok) {
      this.set({ modal: undefined });
      document.getElementById('message-box')?.focus();
      return;
    }
    const problem = outcome.silent ? 'Something went wrong. Try again.' : outcome.problem;
    this.set({ modal: { interaction, modal, problem } });
  }

  async say(content: string, files: FileInput[]): Promise<void> {
    scrollToLatest();
    await this.act({ type: 'say', channel: this.state.channel, content, files });
  }

  /** Anything else; a problem is shown as a notice. */
  async act(action: Action): Promise<ActionOutcome> {
    const outcome = await this.#link.act(action);
    if (!outcome.ok) {
      const notice = { key: this.#key++, channel: this.state.channel, name: '', text: outcome.problem };
      this.set({ notices: [...this.state.notices, notice] });
    }
    return outcome;
  }

  /** Suggestions of the bot; a failure leaves the list empty, as in Discord. */
  async suggestions(name: string, options: Extract<Action, { type: 'slash' }>['options'], focused: string) {
    const { channel } = this.state;
    return this.#link.act({ type: 'autocomplete', channel, name, options, focused });
  }

  showPicture(picture: OpenPicture | undefined): void {
    this.set({ picture });
  }

  dismiss(id: string): void {
    this.set({ dismissed: new Set([...this.state.dismissed, id]) });
  }

  #showModal(outcome: Extract<ActionOutcome, { ok: true }>): void {
    const { modal, interaction } = outcome;
    if (modal && interaction) this.set({ modal: { modal, interaction } });
  }

  #onLine(connected: boolean): void {
    const restored = connected && !this.state.connected;
    if (connected !== this.state.connected) this.set({ connected });
    if (restored) void this.refresh();
  }

  #onChange(change: Change): void {
    if (change.type === 'overview') void this.refresh();
    else if (change.type === 'typing') this.#onTyping(change.channelId, change.userId);
    else if (change.type === 'delete')
      this.#changeMessages(change.channelId, (all) => all.filter(({ message }) => message.id !== change.id));
    else this.#onMessage(change.shown, change.type === 'message');
  }

  #onMessage(shown: ShownMessage, isNew: boolean): void {
    const { id, channel_id: channel } = shown.message;
    const before = this.state.page?.messages.find(({ message }) => message.id === id);
    if (isNew) this.set({ typing: without(this.state.typing, channel) });
    if (isNew && channel === this.state.channel) this.#haveRead(channel, id);
    else if (isNew) this.#haveNot(channel, shown);
    this.#changeMessages(channel, (all) => {
      const known = all.some(({ message }) => message.id === id);
      if (known) return all.map((one) => (one.message.id === id ? shown : one));
      return isNew ? [...all, shown] : all;
    });
    // Further up one would not see that the own press was answered.
    const isOwn = shown.message.interaction_metadata?.user.id === this.state.overview?.me.id;
    if (channel !== this.state.channel) return;
    if (isNew && isOwn) scrollToLatest();
    const wasPressed = this.#pressed === id;
    if (!isOwn && !shown.mine) return;
    if (isNew || wasPressed) this.#pressed = undefined;
    if (isLoading(shown)) return;
    // A reply has come, or a press has changed the message.
    if (isNew || wasPressed || (before !== undefined && isLoading(before))) showBeginning(id);
  }

  #haveRead(channel: string, message?: string): void {
    markRead(this.state.user, channel, message);
    const { unread, calls } = this.state;
    if (unread.has(channel))
      this.set({
        unread: new Set([...unread].filter((id) => id !== channel)),
        calls: without(calls, channel),
      });
  }

  #haveNot(channel: string, { message }: ShownMessage): void {
    const { unread, calls, overview } = this.state;
    const called = channel === overview?.direct.id || mentionsPerson(message, overview?.me.id);
    this.set({
      unread: new Set([...unread, channel]),
      ...(called && { calls: new Map([...calls, [channel, (calls.get(channel) ?? 0) + 1]]) }),
    });
  }

  #changeMessages(channel: string, change: (all: ShownMessage[]) => ShownMessage[]): void {
    const { page } = this.state;
    if (page && channel === this.state.channel)
      this.set({ page: { ...page, messages: change(page.messages) } });
  }

  #onTyping(channel: string, user: string): void {
    this.set({ typing: new Map([...this.state.typing, [channel, user]]) });
    setTimeout(() => this.set({ typing: without(this.state.typing, channel) }), typingMs);
  }
}

/** What was loaded of earlier messages stays in front of the latest ones. */
function withOlder(latest: ChannelPage, before: ChannelPage | undefined): ChannelPage {
  const first = latest.messages[0]?.message;
  if (!first || !before || before.messages[0]?.message.channel_id !== first.channel_id) return latest;
  const older = before.messages.filter(({ message }) => BigInt(message.id) < BigInt(first.id));
  return older.length > 0
    ? { ...latest, messages: [...older, ...latest.messages], more: before.more }
    : latest;
}

/** A second window can then be somebody else, and a reload stays where it was. */
function rememberInAddress({ user, developer }: State, channel: string): void {
  const query = new URLSearchParams({ user, channel, ...(developer && { developer: '' }) });
  history.replaceState(null, '', `/?${query}`);
}
