/** A slash command: a typed declaration as plain data, and a handler that returns its reply. */
import type { PermissionsString } from 'discord.js';
import type { Config } from '../types/config.ts';
import type { ActionArguments, ActionSchemas, Actions } from './actions.ts';
import type { MessageRef } from './message-ref.ts';
import type { OptionSpecs, OptionValues } from './options.ts';
import type { MenuOption, Reply } from './reply.ts';
import type { ServerServices, Services } from './services.ts';

export interface Person {
  id: string;
  name: string;
}

/** Who uses a command or button, and where. */
export interface Caller {
  person: Person;
  /** Null in direct messages. */
  serverId: string | null;
  /** Whether the person has the permission “Manage Server”; in direct messages nobody has. */
  mayManage: boolean;
  /** What the person may do in the channel; nothing in direct messages. */
  permissions: readonly PermissionsString[];
  /** Whether the command was used in a thread. */
  inThread: boolean;
  /** Whether everybody in the server may read the channel. False where only the caller sees the message. */
  inOpenChannel: boolean;
}

/** What the handler of an instant reply receives. Everything in it is available without waiting. */
export interface InstantContext extends Caller {
  services: Services;
}

/** What a handler receives: the caller, the message for the reply, and the bot's services. */
export interface CommandContext extends Caller {
  services: ServerServices;
  /** The message for the reply. It exists already and shows “thinking …”. */
  messageRef: MessageRef;
  /** Shows an unfinished reply. Skips states that come faster than Discord's rate limit allows. */
  show(reply: Reply): void;
  /** Takes back what the reply says where the reply itself cannot be delivered. */
  onUndelivered(undo: () => void): void;
}

type MaybePromise<T> = T | Promise<T>;
type Specs = OptionSpecs<ServerServices>;

/** What is known of a command before it runs. */
export interface SentCommand {
  /** The value of an option as Discord sent it, not checked. */
  option(name: string): unknown;
  serverId: string | null;
  /** Whether the bot may post in the channel. */
  canPost: boolean;
}

export interface Subcommand<Options extends Specs = Specs> {
  description: string;
  /** Only the person sees the reply: always, or with these options. */
  private?: true | ((sent: SentCommand) => boolean);
  /** The router rejects callers without this permission. */
  requires?: PermissionsString;
  /** Whether Discord offers it under a configuration; always if absent. */
  offered?(config: Config): boolean;
  options: Options;
  // A method, not a property: commands with different options then share one list.
  run(context: CommandContext & { options: OptionValues<Options> }): MaybePromise<Reply>;
}

interface Shareable {
  /**
   * Everybody may change the message with an `edit`. Without it, only the person to whom the bot replied changes the
   * message, and everybody else gets a private copy.
   */
  shared?: true;
}

interface PlainButton<Arguments extends readonly unknown[]> extends Shareable {
  /**
   * `edit` changes the message that holds the button; `reply` posts a new one, `private` for one reader. `follow` posts one
   * that as many see as the message with the button.
   */
  kind: 'edit' | 'reply' | 'follow' | 'private';
  /** `chosen` holds the values of a select menu; a button has none. */
  run(context: CommandContext, args: Arguments, chosen: string[]): MaybePromise<Reply>;
}

/**
 * The reply itself acknowledges the press, so it takes no time and has no picture. Only the presser sees it. Without a
 * reply the press adds no message.
 */
export interface InstantButton<Arguments extends readonly unknown[] = readonly unknown[]> extends Shareable {
  kind: 'instant';
  run(context: InstantContext, args: Arguments, chosen: string[]): MaybePromise<Reply | undefined>;
}

/** A button that opens a form. */
export interface FormButton<Arguments extends readonly unknown[] = readonly unknown[]> extends Shareable {
  kind: 'form';
  /** Runs before the acknowledgement, so it must not wait. The person reads what it throws. */
  form(context: InstantContext, args: Arguments): Form;
  /** How the reply to the submitted form is shown. */
  result: PlainButton<Arguments>['kind'];
  run(context: CommandContext, args: Arguments, typed: Record<string, string>): MaybePromise<Reply>;
}

/** A button that opens a form, whose reply is as that of an instant button. */
export interface InstantFormButton<Arguments extends readonly unknown[] = readonly unknown[]>
  extends Pick<FormButton<Arguments>, 'kind' | 'form' | 'shared'> {
  result: 'instant';
  run(
    context: InstantContext,
    args: Arguments,
    typed: Record<string, string>,
  ): MaybePromise<Reply | undefined>;
}

export type ButtonHandler<Arguments extends readonly unknown[] = readonly unknown[]> =
  | PlainButton<Arguments>
  | InstantButton<Arguments>
  | FormButton<Arguments>
  | InstantFormButton<Arguments>;

/** A handler for every button of a list, with the arguments that the list declares. */
export type Buttons<List extends Actions<ActionSchemas>> = {
  [Button in keyof List['schemas']]: ButtonHandler<ActionArguments<List['schemas'][Button]>>;
};

export interface Form {
  title: string;
  /** Discord Markdown, shown above the fields. It takes one of the five places. */
  text?: string;
  /** At most five. */
  fields: {
    name: string;
    label: string;
    placeholder?: string;
    value?: string;
    /** Takes several lines. */
    long?: true;
    optional?: true;
    /** Makes the field a list to choose from, at most 25. Its typed value is the chosen one. */
    choices?: MenuOption[];
    /** How many of `choices` may be chosen, 1 by default. Several values are joined by commas. */
    max?: number;
  }[];
}

interface Common {
  name: string;
  description: string;
  /** Only the person sees the replies, of all subcommands. */
  private?: true;
  /** Discord offers the command only to people with this permission. A server's admins may change that. */
  requires?: PermissionsString;
  /** Using the command does not store the caller. */
  storesNoUser?: true;
  /** Its buttons. `buttons` has a handler for each. */
  actions?: Pick<Actions, 'command' | 'schemas'>;
  buttons?: Record<string, ButtonHandler>;
}

export interface SimpleCommand<Options extends Specs = Specs>
  extends Omit<Common, 'private'>,
    Omit<Subcommand<Options>, 'requires' | 'offered'> {}

interface CommandGroup extends Common {
  subcommands: Record<string, Subcommand>;
}

export type Command = SimpleCommand | CommandGroup;

/** Declares a command; the types of `options` in its handler follow from the declaration. */
export const command = <const Options extends Specs>(spec: SimpleCommand<Options>): Command => spec;

/** Declares one of the `subcommands` of a `CommandGroup`. */
export const subcommand = <const Options extends Specs>(spec: Subcommand<Options>): Subcommand => spec;
