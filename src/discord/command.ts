/** A slash command: a typed declaration as plain data, and a short handler that returns its answer. */

import type { MessagePlace } from '../db/jobs.ts';
import type { Answer } from './answer.ts';
import type { Context } from './context.ts';
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
  /** The message that will hold the answer: it is already there, saying that the bot thinks. */
  place: MessagePlace;
}

type MaybePromise<T> = T | Promise<T>;
type Specs = OptionSpecs<Context>;

export interface Subcommand<Options extends Specs = Specs> {
  description: string;
  options: Options;
  // A method, not a property: commands with different options then share one list.
  run(asked: Asked & { options: OptionValues<Options> }): MaybePromise<Answer>;
}

export interface ButtonHandler {
  /** `edit` changes the message that holds the button; `reply` posts a new one, `private` for one reader. */
  kind: 'edit' | 'reply' | 'private';
  run(asked: Asked, args: string[]): MaybePromise<Answer>;
}

interface Common {
  name: string;
  description: string;
  /** Seen by the asker only. */
  private?: true;
  buttons?: Record<string, ButtonHandler>;
}

export interface SimpleCommand<Options extends Specs = Specs> extends Common, Subcommand<Options> {}

export interface CommandGroup extends Common {
  subcommands: Record<string, Subcommand>;
}

export type Command = SimpleCommand | CommandGroup;

/** Declares a command; the types of `options` in its handler follow from the declaration. */
export const command = <const Options extends Specs>(spec: SimpleCommand<Options>): Command => spec;

/** Declares one of the `subcommands` of a `CommandGroup`. */
export const subcommand = <const Options extends Specs>(spec: Subcommand<Options>): Subcommand => spec;
