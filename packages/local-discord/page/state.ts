/** Everything the page shows, as values; a change makes a new value and draws the page. */
import type { APIMessage } from 'discord-api-types/v10';
import type { Gemoji } from 'gemoji';
import type {
  ChannelInfo,
  ChannelPage,
  ModalInput,
  Overview,
  PagePerson,
  ServerInfo,
} from '../src/page-server/protocol.ts';
import { type Draft, emptyDraft } from './composer/draft.ts';

/** A command that was sent and not yet answered. */
export interface Sent {
  key: number;
  channel: string;
  name: string;
}

/** What only the page says, to the person who acted: a command that failed. */
export interface PageNotice extends Sent {
  text: string;
}

export interface OpenModal {
  interaction: string;
  modal: ModalInput;
  /** By custom id, shown at the field. */
  problem?: string;
  sending?: boolean;
}

export interface OpenPicture {
  url: string;
  alt: string;
}

export type Theme = 'dark' | 'light';

export interface State {
  user: string;
  theme: Theme;
  overview: Overview | undefined;
  /** Whether trouble can be caused: a tool for people who build bots. */
  developer: boolean;
  /** Id of the open channel. */
  channel: string;
  page: ChannelPage | undefined;
  connected: boolean;
  /** On a narrow screen the channel list lies over the conversation. */
  drawer: boolean;
  tools: boolean;
  /** Scrolled up, away from the latest message. */
  away: boolean;
  unread: ReadonlySet<string>;
  /** Channel → how many unread messages call the person. */
  calls: ReadonlyMap<string, number>;
  /** The message up to which the open channel had been read when it was opened; nothing when all of it had. */
  newAfter: string | undefined;
  /** Channel → who is writing there. */
  typing: ReadonlyMap<string, string>;
  sent: readonly Sent[];
  notices: readonly PageNotice[];
  /** Message → what went wrong with one of its controls. */
  trouble: ReadonlyMap<string, string>;
  /** Message → the control whose press is being answered. */
  busy: ReadonlyMap<string, string>;
  dismissed: ReadonlySet<string>;
  modal: OpenModal | undefined;
  picture: OpenPicture | undefined;
  /** The option for whose file a picture is being drawn. */
  drawingFor: string | undefined;
  draft: Draft;
  /** The own message that is being changed, with its text as it stands. */
  editing: { message: string; text: string } | undefined;
  /** With their names; loaded when one is first needed. */
  emoji: readonly Gemoji[];
}

/** What outlives a change of the person. */
export type Settings = Pick<State, 'theme' | 'developer'>;

export const initialState = (user: string, { theme, developer }: Settings): State => ({
  user,
  theme,
  developer,
  overview: undefined,
  channel: '',
  page: undefined,
  connected: true,
  drawer: false,
  tools: false,
  away: false,
  unread: new Set(),
  calls: new Map(),
  newAfter: undefined,
  typing: new Map(),
  sent: [],
  notices: [],
  trouble: new Map(),
  busy: new Map(),
  dismissed: new Set(),
  modal: undefined,
  picture: undefined,
  drawingFor: undefined,
  draft: emptyDraft,
  editing: undefined,
  emoji: [],
});

export const allChannels = ({ servers, direct }: Overview): ChannelInfo[] => [
  ...servers.flatMap(({ channels }) => channels),
  direct,
];

export const openChannel = ({ overview, channel }: State): ChannelInfo | undefined =>
  overview && allChannels(overview).find(({ id }) => id === channel);

/** The server of the open channel; nothing in a direct message. */
export const openServer = ({ overview, channel }: State): ServerInfo | undefined =>
  overview?.servers.find(({ channels }) => channels.some(({ id }) => id === channel));

export const personNamed = (state: State, id: string): PagePerson | undefined =>
  state.overview?.people.find((person) => person.id === id);

export const without = <Value>(map: ReadonlyMap<string, Value>, key: string): Map<string, Value> =>
  new Map([...map].filter(([other]) => other !== key));

/** Whether the message calls the person, by name or with everybody. */
export const mentionsPerson = (
  { mentions, mention_everyone }: APIMessage,
  person: string | undefined,
): boolean => mention_everyone || mentions.some(({ id }) => id === person);
