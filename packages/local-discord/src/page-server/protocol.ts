/** What the page and its server say to each other. Types only: the page's modules may import them. */
import type { APIApplicationCommand, APIMessage, APIRole } from 'discord-api-types/v10';

export interface PagePerson {
  id: string;
  username: string;
  name: string;
  bot: boolean;
}

export interface ChannelInfo {
  id: string;
  name: string;
  /** 0 of a server, 1 direct message, 11 and 12 threads. */
  type: 0 | 1 | 11 | 12;
  topic: string;
  parentId?: string;
  lastMessageId?: string;
  archived: boolean;
  /** Whether this person may write here. */
  canWrite: boolean;
}

export interface ServerInfo {
  id: string;
  name: string;
  channels: ChannelInfo[];
  members: string[];
  roles: APIRole[];
}

/** Everything but messages, as one person sees it. */
export interface Overview {
  me: PagePerson;
  bot: PagePerson;
  people: PagePerson[];
  servers: ServerInfo[];
  /** The direct message with the bot. */
  direct: ChannelInfo;
  /** Commands to try. */
  examples: readonly Example[];
  /** Whether the bot is connected. */
  online: boolean;
  /** What the bot sent that Discord would refuse, latest first. */
  violations: ShownViolation[];
}

export interface ShownMessage {
  message: APIMessage;
  /** Seen by this person alone. */
  mine: boolean;
  /** The emojis that this person reacted with. */
  reacted: string[];
}

export interface ShownViolation {
  /** Method and path. */
  request: string;
  problems: string[];
}

export interface ChannelPage {
  messages: ShownMessage[];
  /** Whether there are older ones. */
  more: boolean;
  commands: APIApplicationCommand[];
}

/** Sent as events to the page of one person. */
export type Change =
  | { type: 'message' | 'edit'; shown: ShownMessage }
  | { type: 'delete'; id: string; channelId: string }
  | { type: 'typing'; channelId: string; userId: string }
  /** Channels, servers or commands changed: load anew. */
  | { type: 'overview' };

export type OptionInput = string | number | boolean | FileInput;

export interface FileInput {
  name: string;
  type: string;
  /** Base64. */
  data: string;
}

/** What is offered for one click: a command with its options, or a message to write. */
export type Example = {
  /** The command or message as a person would type it. */
  shown: string;
  /** What it does, in a few words. */
  about: string;
  /** The names of the channels that offer it, `dm` for the direct message. Default: all. */
  channels?: readonly string[];
} & (
  | {
      /** With group and subcommand: `tags list`. */
      command: string;
      options: Record<string, OptionInput>;
    }
  | { message: string }
);

/** What a person does; the answer is an `Outcome`. */
export type Action =
  | { type: 'say'; channel: string; content: string; files: FileInput[] }
  | { type: 'edit'; message: string; content: string }
  | { type: 'slash'; channel: string; name: string; options: Record<string, OptionInput> }
  | {
      type: 'autocomplete';
      channel: string;
      name: string;
      options: Record<string, OptionInput>;
      focused: string;
    }
  | { type: 'click'; message: string; control: string }
  | { type: 'select'; message: string; control: string; values: string[] }
  | { type: 'submit'; interaction: string; modal: ModalInput; values: Record<string, string | string[]> }
  | { type: 'react'; message: string; emoji: string; add: boolean }
  | { type: 'fault'; fault: FaultName };

export type FaultName = 'drop' | 'forget' | 'rateLimit' | 'serverError' | 'slow' | 'expire' | 'clear';

export interface ModalField {
  type: number;
  id?: number;
  custom_id?: string;
  label?: string;
  description?: string | null;
  style?: number;
  placeholder?: string;
  value?: string;
  content?: string;
  required?: boolean;
  min_length?: number;
  max_length?: number;
  min_values?: number;
  max_values?: number;
  options?: { label: string; value: string; description?: string; default?: boolean }[];
  /** Of a menu of people, roles or channels: what is chosen already. */
  default_values?: { id: string }[];
  components?: ModalField[];
  component?: ModalField;
}

export interface ModalInput {
  custom_id: string;
  title: string;
  components: ModalField[];
}

export type ActionOutcome =
  | {
      ok: true;
      interaction?: string;
      modal?: ModalInput;
      choices?: { name: string; value: string | number }[];
    }
  /** `silent`: the bot did not answer in time; otherwise Discord's client would refuse, for `problem`. */
  | { ok: false; silent: boolean; problem: string };
