/** A slash command: a typed declaration as plain data, and a short handler that returns its answer. */

import type { MessagePlace } from '../training/tables/jobs.ts';
import type { ActionArguments, ActionCommand, ActionName } from './actions.ts';
import type { Answer } from './reply.ts';
import type { Context } from './services.ts';
import type { OptionSpecs, OptionValues } from './options.ts';

export interface Person {
  id: string;
  name: string;
}

/** Who asks, where, and with which parts of the bot at hand. */
export interface Asked {
  context: Context;
  person: Person;
  /** Null in direct messages. */
  serverId: string | null;
  /** Whether the asker may manage the server; in direct messages nobody does. */
  mayManage: boolean;
  /** The message that will hold the answer: it is already there, saying that the bot thinks. */
  place: MessagePlace;
  /** Whether that message stands in a thread. */
  inThread: boolean;
  /** Shows how far the answer has come; what is too quick for Discord's limits is left out. */
  show(answer: Answer): void;
}

type MaybePromise<T> = T | Promise<T>;
type Specs = OptionSpecs<Context>;

export interface Subcommand<Options extends Specs = Specs> {
  description: string;
  /** Seen by the asker only. */
  private?: true;
  options: Options;
  // A method, not a property: commands with different options then share one list.
  run(asked: Asked & { options: OptionValues<Options> }): MaybePromise<Answer>;
}

interface PlainButton<Arguments extends readonly unknown[]> {
  /** `edit` changes the message that holds the button; `reply` posts a new one, `private` for one reader. */
  kind: 'edit' | 'reply' | 'private';
  /** The answer needs no time and no picture: it is itself the acknowledgement, for the presser only. */
  atOnce?: true;
  run(asked: Asked, args: Arguments): MaybePromise<Answer>;
}

/** A button that first asks for something to be typed. */
export interface FormButton<Arguments extends readonly unknown[] = unknown[]> {
  kind: 'form';
  /** Shown at once: it must not wait for anything. What it throws is told to the asker instead. */
  form(asked: Omit<Asked, 'place' | 'show'>, args: Arguments): Form;
  /** How the answer to what was typed is shown. */
  result: PlainButton<Arguments>['kind'];
  run(asked: Asked, args: Arguments, typed: Record<string, string>): MaybePromise<Answer>;
}

export type ButtonHandler<Arguments extends readonly unknown[] = unknown[]> =
  | PlainButton<Arguments>
  | FormButton<Arguments>;

/** A handler for every button that actions.ts lists for the command, with the arguments that it lists. */
export type Buttons<C extends ActionCommand> = {
  [B in ActionName<C>]: ButtonHandler<ActionArguments<C, B>>;
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
  /** Seen by the asker only, all of it. */
  private?: true;
  /** Whoever uses it is not stored for that. */
  storesNobody?: true;
  buttons?: Record<string, ButtonHandler>;
}

export interface SimpleCommand<Options extends Specs = Specs> extends Common, Subcommand<Options> {}

interface CommandGroup extends Common {
  subcommands: Record<string, Subcommand>;
}

export type Command = SimpleCommand | CommandGroup;

/** Declares a command; the types of `options` in its handler follow from the declaration. */
export const command = <const Options extends Specs>(spec: SimpleCommand<Options>): Command => spec;

/** Declares one of the `subcommands` of a `CommandGroup`. */
export const subcommand = <const Options extends Specs>(spec: Subcommand<Options>): Subcommand => spec;
