/** A Discord on this machine; see README.md. */

export { Refused } from './commands.ts';
export { ApiError } from './errors.ts';
export type { FaultAnswer, Match } from './faults.ts';
export type { Happenings, RequestRecord, Violation } from './happenings.ts';
export type { OptionValue, SentOptions } from './interaction-data.ts';
export {
  type Acknowledgement,
  type AutocompleteChoice,
  isLoading,
  type Modal,
  NoResponse,
} from './interactions.ts';
export { LocalDiscord, type LocalDiscordOptions } from './local-discord.ts';
export type { Where } from './people.ts';
export type { Channel, StoredMessage } from './records.ts';
