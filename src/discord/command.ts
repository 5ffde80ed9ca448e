/** A slash command: a typed declaration as plain data, and a short handler that returns its reply. */
import type { ActionArguments, ActionSchemas, Actions } from './actions.ts';
import type { MessageRef } from './message-ref.ts';
import type { OptionSpecs, OptionValues } from './options.ts';
import type { Reply } from './reply.ts';
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
  /** Whether the message stands in a thread. */
  inThread: boolean;
}

/** What a handler receives that answers at once: nothing that would have to be waited for. */
export interface InstantContext extends Caller {
  services: Services;
}

/** What a handler receives: who uses the command, where, and the parts of the bot. */
export interface CommandContext extends Caller {
  services: ServerServices;
  /** The message that will hold the reply: it is already there, saying that the bot thinks. */
  place: MessageRef;
  /** Shows how far the reply has come; what is too quick for Discord's limits is left out. */
  show(reply: Reply): void;
}

type MaybePromise<T> = T | Promise<T>;
type Specs = OptionSpecs<ServerServices>;

/** A permission that a command asks for. */
export type Requirement = 'ManageGuild';

export interface Subcommand<Options extends Specs = Specs> {
  description: string;
  /** Seen by the person alone. */
  private?: true;
  /** The router refuses everybody else. */
  requires?: Requirement;
  options: Options;
  // A method, not a property: commands with different options then share one list.
  run(context: CommandContext & { options: OptionValues<Options> }): MaybePromise<Reply>;
}

interface PlainButton<Arguments extends readonly unknown[]> {
  /** `edit` changes the message that holds the button; `reply` posts a new one, `private` for one reader. */
  kind: 'edit' | 'reply' | 'private';
  run(context: CommandContext, args: Arguments): MaybePromise<Reply>;
}

/** The reply needs no time and no picture: it is itself the acknowledgement, for the presser only. */
export interface InstantButton<Arguments extends readonly unknown[] = readonly unknown[]> {
  kind: 'instant';
  run(context: InstantContext, args: Arguments): MaybePromise<Reply>;
}

/** A button that first asks for something to be typed. */
export interface FormButton<Arguments extends readonly unknown[] = readonly unknown[]> {
  kind: 'form';
  /** Shown at once: it must not wait for anything. What it throws is told to the person instead. */
  form(context: InstantContext, args: Arguments): Form;
  /** How the reply to what was typed is shown. */
  result: PlainButton<Arguments>['kind'];
  run(context: CommandContext, args: Arguments, typed: Record<string, string>): MaybePromise<Reply>;
}

export type ButtonHandler<Arguments extends readonly unknown[] = readonly unknown[]> =
  | PlainButton<Arguments>
  | InstantButton<Arguments>
  | FormButton<Arguments>;

/** A handler for every button of a list, with the arguments that the list gives it. */
export type Buttons<List extends Actions<ActionSchemas>> = {
  [Button in keyof List['schemas']]: ButtonHandler<ActionArguments<List['schemas'][Button]>>;
};

export interface Form {
  title: string;
  /** At most five. */
  fields: {
    name: string;
    label: string;
    placeholder?: string;
    value?: string;
    /** Several lines. */
    long?: true;
    optional?: true;
  }[];
}

interface Common {
  name: string;
  description: string;
  /** Seen by the person alone, all of it. */
  private?: true;
  /** Discord offers it only to those who have this permission; a server's admins may change that. */
  requires?: Requirement;
  /** Whoever uses it is not stored for that. */
  storesNobody?: true;
  /** The custom ids of its buttons, and what pressing each does. */
  actions?: Pick<Actions, 'command' | 'schemas'>;
  buttons?: Record<string, ButtonHandler>;
}

export interface SimpleCommand<Options extends Specs = Specs>
  extends Common,
    Omit<Subcommand<Options>, 'requires'> {}

interface CommandGroup extends Common {
  subcommands: Record<string, Subcommand>;
}

export type Command = SimpleCommand | CommandGroup;

/** Declares a command; the types of `options` in its handler follow from the declaration. */
export const command = <const Options extends Specs>(spec: SimpleCommand<Options>): Command => spec;

/** Declares one of the `subcommands` of a `CommandGroup`. */
export const subcommand = <const Options extends Specs>(spec: Subcommand<Options>): Subcommand => spec;
