/** Finds out whether a message asks the bot something, and how sure that is. */
import { ChannelType, type Message } from 'discord.js';

/** What a message asks. */
export interface Asked {
  question: string;
  /**
   * `bot`: in a direct message, by a mention, or as a reply to the bot; it always gets an answer. `channel`: said to
   * everybody; it gets an answer only where the documents have one.
   */
  to: 'bot' | 'channel';
  /** It is worded as a question. What is not may still follow up on an earlier one. */
  isQuestion: boolean;
}

const questionWords =
  /\?|^\W*(what|why|how|when|which|who|where|is|are|does|do|can|could|should|explain|define|compare)\b/i;
const longestQuestion = 1_000;

/**
 * What a message asks, if it is one for the bot or for everybody. The first post of a forum thread includes its title.
 * @param own the id of the bot
 */
export function askedIn(message: Message, own: string): Asked | undefined {
  if (message.author.bot || message.system || message.webhookId) return undefined;
  const said = withoutMentions(message, own);
  const { channel } = message;
  const opensPost = channel.isThread() && message.id === channel.id;
  const question = (opensPost ? `${channel.name}. ${said}` : said).slice(0, longestQuestion).trim();
  if (!/[\p{L}\p{N}?]/u.test(question)) return undefined;
  const isQuestion = opensPost || questionWords.test(question);
  if (isToBot(message, own)) return { question, to: 'bot', isQuestion };
  return isToSomebodyElse(message, own) ? undefined : { question, to: 'channel', isQuestion };
}

/** The text without the mentions of the bot, which may also be those of its role. */
function withoutMentions(message: Message, own: string): string {
  const role = ownRole(message);
  return message.content
    .replaceAll(new RegExp(`<@!?${own}>`, 'g'), '')
    .replaceAll(role === undefined ? /(?!)/g : `<@&${role}>`, '')
    .trim();
}

const ownRole = (message: Message): string | undefined => message.guild?.members.me?.roles.botRole?.id;

function isToBot(message: Message, own: string): boolean {
  const role = ownRole(message);
  return (
    message.channel.type === ChannelType.DM ||
    message.mentions.users.has(own) ||
    message.mentions.repliedUser?.id === own ||
    (role !== undefined && message.mentions.roles.has(role))
  );
}

/** Whether it mentions, answers or names somebody else. */
function isToSomebodyElse({ mentions, content, guild, author }: Message, own: string): boolean {
  const isOther = (id: string) => id !== own && id !== author.id;
  if (mentions.everyone || mentions.users.some(({ id }) => isOther(id))) return true;
  if (mentions.repliedUser && isOther(mentions.repliedUser.id)) return true;
  const start = content.toLowerCase();
  const names = [...(guild?.members.cache.values() ?? [])]
    .filter(({ id }) => isOther(id))
    .flatMap(({ displayName, user }) => [displayName, user.username]);
  return names.some((name) => isCalled(start, name.toLowerCase()));
}

/** Whether a text begins with a name, such as “Bob, what is …” or “hey Bob …”. */
function isCalled(text: string, name: string): boolean {
  const rest = text.replace(/^\W*(?:(?:hey|hi|hello|ok|so)\W+)?/, '');
  return (
    name.length > 1 &&
    rest.startsWith(name) &&
    /^\s*[,:]|^\s+(?:can|could|do|did|are|will|would|have)\b/.test(rest.slice(name.length))
  );
}
