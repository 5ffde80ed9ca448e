/** What the local Discord stores, as plain JSON values. */
import type { APIAttachment, APIMessage, APIRole } from 'discord-api-types/v10';

export interface Guild {
  id: string;
  name: string;
  owner_id: string;
  roles: APIRole[];
  /** User id → role ids. */
  members: Record<string, string[]>;
}

export interface Overwrite {
  id: string;
  /** 0 role, 1 member. */
  type: 0 | 1;
  allow: string;
  deny: string;
}

/** A channel of a server (type 0), a direct message (1) or a thread (11 public, 12 private). */
export interface Channel {
  id: string;
  type: 0 | 1 | 11 | 12;
  name: string;
  flags: number;
  last_message_id: string | null;
  guild_id?: string;
  parent_id?: string | null;
  position?: number;
  topic?: string | null;
  nsfw?: boolean;
  rate_limit_per_user?: number;
  permission_overwrites?: Overwrite[];
  /** Of a direct message: the person, not the bot. */
  recipient_id?: string;
  owner_id?: string;
  member_count?: number;
  message_count?: number;
  total_message_sent?: number;
  thread_metadata?: {
    archived: boolean;
    auto_archive_duration: number;
    archive_timestamp: string;
    locked: boolean;
    create_timestamp: string;
  };
}

export interface StoredMessage {
  message: APIMessage;
  /** All its files; those that an embed shows are missing in `message.attachments`, as on the live service. */
  uploads: APIAttachment[];
  /** Emoji → who reacted with it. */
  reactors?: Record<string, string[]>;
  /** Ephemeral: the only person who sees it, and it has no place in the channel's history. */
  onlyFor?: string;
}

export interface StoredFile {
  name: string;
  type: string;
  data: Buffer;
}

/** What was sent to the bot, and how far it has answered. */
export interface StoredInteraction {
  id: string;
  token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  type: 2 | 3 | 4 | 5;
  createdAtMs: number;
  user: string;
  channel: string;
  guild?: string;
  /** As sent in `authorizing_integration_owners`. */
  owners: Record<string, string>;
  /** Command name or custom id. */
  name: string;
  acknowledged: boolean;
  followUps: number;
  /** The message whose component was used. */
  source?: string;
  /** The message that `@original` means. */
  original?: string;
}

export const isThread = (channel: Channel): boolean => channel.type === 11 || channel.type === 12;
