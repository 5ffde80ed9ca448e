/** The bot put together: parts in, commands out. Everything it starts it also ends, in reverse order. */
import path from 'node:path';
import {
  ActivityType,
  Client,
  Events,
  GatewayIntentBits,
  OAuth2Scopes,
  PermissionFlagsBits,
} from 'discord.js';
import type { Logger } from 'pino';
import { openDesk } from './ask/desk.ts';
import { createModel } from './ask/model.ts';
import { createTutor, type Tutor } from './ask/tutor.ts';
import type { Config, LanguageModelConfig } from './config.ts';
import { documentsOf } from './db/documents.ts';
import { holdAlone } from './db/lock.ts';
import { closeDatabase, type OpenDatabase, openDatabase } from './db/open.ts';
import { rememberServer } from './db/servers.ts';
import { rememberUser } from './db/users.ts';
import { download } from './discord/attachment.ts';
import type { Context } from './discord/context.ts';
import { createDispatcher } from './discord/dispatch.ts';
import { loadCommands } from './discord/load-commands.ts';
import { createStage } from './discord/quiz-stage.ts';
import { registerCommands } from './discord/register.ts';
import { followServers } from './discord/servers.ts';
import { showTraining } from './discord/training-messages.ts';
import { createShelves } from './documents/shelves.ts';
import type { DocumentProblem } from './documents/types.ts';
import { watchLibrary } from './documents/watch.ts';
import { UserError } from './errors.ts';
import { tensorflowEnvironment } from './nets/environment.ts';
import { convertFile } from './processes/converting.ts';
import { createDrawing } from './processes/drawing.ts';
import { followDocuments } from './quiz/bank.ts';
import { QuizHost } from './quiz/host.ts';
import { createPool, threadsPerWorker } from './training/pool.ts';
import { TrainingQueue } from './training/queue.ts';

export interface Bot {
  name: string;
  commandCount: number;
  /** The address that adds the bot to a server. */
  invite: string;
  /** Whether the gateway is connected. */
  connected(): boolean;
  close(): Promise<void>;
}

/** Which Discord to talk to: the real one or a local one. */
export interface DiscordAccess {
  /** Ends in `/api`. */
  api: string;
  token: string;
}

/** What the bot needs in a channel: to see it, to write, and to attach its pictures. */
const permissions = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.AttachFiles,
];

/** @throws UserError when the data folder, the documents or the token are not usable. */
export async function startBot(config: Config, access: DiscordAccess, log: Logger): Promise<Bot> {
  await using parts = new AsyncDisposableStack();
  const tell = (sentence: string) => log.info(sentence);
  const warn = (sentence: string) => log.warn(sentence);

  const file = path.join(config.dataDir, 'unrolled.sqlite');
  // Another bot on the same folder would take our running jobs for those of a dead one.
  parts.defer(holdAlone(file));
  const db = parts.adopt(openDatabase(file, { log: tell }), closeDatabase);
  const drawing = parts.adopt(createDrawing({ log: warn }), (it) => it.close());
  const desk = openDesk();
  const onProblem = ({ file, line, message }: DocumentProblem) => log.warn({ file, line }, message);
  const bank = followDocuments(() => documents.current, onProblem);
  const documents = parts.adopt(
    await watchLibrary(config.documentsDir, {
      onProblem,
      onChange(library) {
        desk.prepare(library);
        bank();
      },
    }),
    (it) => it.close(),
  );
  desk.prepare(documents.current);
  const shelves = createShelves({
    shared: () => ({ library: documents.current, documents: documents.documents }),
    own: (serverId) => documentsOf(db, serverId),
    onNew: desk.prepare,
  });
  bank();
  const workers = config.trainingWorkers;
  const environment = {
    ...tensorflowEnvironment({
      threads: threadsPerWorker(workers),
      device: config.trainingDevice === 'cpu' ? 'cpu' : 'auto',
    }),
    TRAINING_DEVICE: config.trainingDevice,
  };
  const trainer = parts.adopt(createPool({ workers, environment, log: warn }), (it) => it.close());
  const training = parts.adopt(
    new TrainingQueue({ db, trainer, workers, log: (sentence, err) => log.error({ err }, sentence) }),
    (it) => it.stop(),
  );
  const host = new QuizHost({
    ...{ db, bank, random: Math.random, now: Date.now },
    log: (sentence, err) => log.error({ err }, sentence),
  });
  const commands = await loadCommands();
  const context: Context = {
    config,
    db,
    library: () => documents.current,
    shelves,
    readFile: async (file) =>
      convertFile({ name: file.name, bytes: await download(file, largestFile, new URL(access.api).origin) }),
    commands: () => [...commands.values()],
    desk,
    ...(config.languageModel && { tutor: tutorFor(config.languageModel, db) }),
    training,
    quizzes: { bank, host },
    log,
  };

  const client = parts.adopt(
    new Client({
      intents: [GatewayIntentBits.Guilds],
      rest: { api: access.api },
      allowedMentions: { parse: [] },
      presence: { activities: [{ name: '/help', type: ActivityType.Listening }] },
    }),
    (it) => it.destroy(),
  );
  client.on(Events.Error, (error) => log.error({ err: error }, 'the connection to Discord failed'));
  client.on(Events.Warn, (message) => log.warn(message));
  followServers(client, context);
  client.on(
    Events.InteractionCreate,
    createDispatcher({
      commands,
      context,
      drawing,
      remember(person, serverId) {
        rememberUser(db, person);
        if (serverId) rememberServer(db, serverId);
      },
    }),
  );

  const ready = await login(client, access);
  if (await registerCommands(ready.rest, ready.application.id, context, [...commands.values()]))
    log.info({ commands: commands.size }, 'registered the commands');
  showTraining(ready, context, drawing);
  training.start();
  host.start(createStage(ready, context, drawing));
  parts.defer(() => host.stop());

  const owned = parts.move();
  return {
    name: ready.user.username,
    commandCount: commands.size,
    invite: ready.generateInvite({
      scopes: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands],
      permissions,
    }),
    connected: () => ready.isReady(),
    close: () => owned.disposeAsync(),
  };
}

/** Bytes of a file that somebody brings along. */
const largestFile = 5_000_000;

/** Nobody waits longer than this for a language model, and no answer is longer. */
const modelLimits = { deadlineMs: 20_000, maxTokens: 500 };

function tutorFor(config: LanguageModelConfig, db: OpenDatabase): Tutor {
  const { prices, userTokens, serverTokens, dollars } = config;
  return createTutor({
    db,
    model: createModel({ ...config, ...modelLimits }),
    ...modelLimits,
    allowance: { userTokens, serverTokens, cost: dollars * 1e6 },
    prices,
  });
}

async function login(client: Client, { api, token }: DiscordAccess): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await client.login(token);
  } catch (error) {
    throw explainLogin(error, api);
  }
  return ready;
}

function explainLogin(error: unknown, api: string): unknown {
  const { code, status } = error as { code?: unknown; status?: unknown };
  if (code === 'TokenInvalid' || status === 401)
    return new UserError(
      'Discord refused the token. Copy it again from the “Bot” page of your application into DISCORD_TOKEN; without a token the local playground starts.',
    );
  if (
    ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT'].includes(
      String(code),
    )
  )
    return new UserError(
      `Discord could not be reached at ${api} (${code}). Check the network and DISCORD_API_URL.`,
    );
  return error;
}
