/** The bot put together: parts in, commands out. Everything it starts it also ends, in reverse order. */
import path from 'node:path';
import { Events, OAuth2Scopes, type PermissionsString } from 'discord.js';
import type { Logger } from 'pino';
import { type AllowanceOptions, withinAllowance } from './ask/allowance.ts';
import { type Desk, openDesk } from './ask/retriever.ts';
import { newManners } from './ask/parameter-support.ts';
import { createMeaning } from './ask/embedding-index.ts';
import { createModel, type ModelOptions } from './ask/model.ts';
import { createRemoteEncoder } from './ask/remote-encoder.ts';
import { readShipped } from './ask/shipped-vectors.ts';
import { createTutor, type Tutor } from './ask/answer-generator.ts';
import { verdictFormat } from './ask/verdicts.ts';
import type { Config, LanguageModelConfig } from './config.ts';
import { holdAlone } from './db/lock.ts';
import { closeDatabase, type OpenDatabase, openDatabase } from './db/open.ts';
import { tellAsides } from './lessons/views/aside-news.ts';
import { download } from './discord/download.ts';
import { connect, type DiscordAccess } from './discord/connect.ts';
import type { Context } from './discord/services.ts';
import { createDispatcher } from './discord/router.ts';
import { forgetPerson } from './discord/forget.ts';
import type { Gateway } from './discord/gateway.ts';
import { InFlight } from './discord/in-flight.ts';
import { loadCommands } from './load-commands.ts';
import { permissionNames } from './discord/permissions.ts';
import { createStage } from './quiz/views/discord-publisher.ts';
import { registerCommands } from './discord/register.ts';
import { createServe } from './discord/serve.ts';
import { followServers } from './discord/guild-membership.ts';
import { createShelves } from './lessons/guild-libraries.ts';
import { explainStartup } from './discord/startup-errors.ts';
import { followStudyChannels } from './ask/study-channels.ts';
import { showTraining } from './training/views/training-messages.ts';
import { createUnanswered } from './discord/open-replies.ts';
import { openParsedFiles } from './lessons/parsed-files.ts';
import type { DocumentProblem, Library } from './types/lessons.ts';
import { watchLibrary } from './lessons/watch.ts';
import { PrivacyKeeper } from './privacy/keeper.ts';
import { createDrawing } from './charts/drawing.ts';
import { createEncoding, encoderName } from './ask/encoding.ts';
import { withPictureCache } from './charts/picture-cache.ts';
import { createReaders } from './lessons/readers.ts';
import { createBanks } from './quiz/bank.ts';
import { QuizHost } from './quiz/scheduler.ts';
import { draftFormat } from './quiz/written/draft.ts';
import { createWriter, type Writer } from './quiz/written/writer.ts';
import { readerVersion } from './lessons/reader-version.ts';
import { createLocalPool } from './training/pool.ts';
import { TrainingQueue } from './training/queue.ts';
import { createRedisTrainer } from './training/redis.ts';

export interface Bot {
  name: string;
  commandCount: number;
  /** The address that adds the bot to a server. */
  invite: string;
  /** The connection to Discord as it is now. */
  gateway: Gateway;
  close(): Promise<void>;
}

/**
 * @param open opens the database; tests keep hold of it that way
 * @throws UserError when the data folder, the documents or the token are not usable
 */
export async function startBot(
  config: Config,
  access: DiscordAccess,
  log: Logger,
  open = openDatabase,
): Promise<Bot> {
  await using parts = new AsyncDisposableStack();
  const tell = (sentence: string) => log.info(sentence);
  const warn = (sentence: string) => log.warn(sentence);

  const file = path.join(config.dataDir, 'unrolled.sqlite');
  // Another bot on the same folder would take our running jobs for those of a dead one.
  parts.defer(holdAlone(file));
  const db = parts.adopt(open(file, { log: tell }), closeDatabase);
  const drawing = parts.adopt(withPictureCache(createDrawing({ log: warn })), (it) => it.close());
  const encoding = config.meaning ? createEncoding({ log: warn }) : undefined;
  if (encoding) parts.defer(() => encoding.close());
  const stopping = new AbortController();
  parts.defer(() => stopping.abort());
  const own =
    encoding &&
    createMeaning({
      db,
      encoder: { name: encoderName, encode: encoding.encode },
      shipped: await shippedVectors(warn),
      isFine: true,
      log: warn,
      signal: stopping.signal,
    });
  // The first question is not to wait for the process to start.
  encoding?.encode(['']).catch((error: Error) => warn(`the encoder does not start: ${error.message}`));
  const complain = (sentence: string, err: unknown) => log.error({ err }, sentence);
  const second = secondMeaning(config, db, warn, stopping.signal);
  const desk = openDesk({ own, second, log: complain });
  const onProblem = ({ file, line, message }: DocumentProblem) => log.warn({ file, line }, message);
  const bankOf = createBanks(onProblem);
  const prepareBank = (library: Library) =>
    void bankOf(library).catch((err: unknown) => complain('the questions could not be put together', err));
  const version = readerVersion();
  const documents = parts.adopt(
    await watchLibrary(config.documentsDir, {
      onProblem,
      parsedFiles: openParsedFiles(parsedFolder, version),
      onChange(library) {
        desk.prepare(library);
        prepareBank(library);
      },
    }),
    (it) => it.close(),
  );
  desk.prepare(documents.current);
  const readers = parts.adopt(createReaders(), (it) => it.close());
  const shelves = createShelves({
    ...{ db, readers, desk, version },
    shared: () => ({ library: documents.current, documents: documents.documents }),
    log: (sentence, err) => log.error({ err }, sentence),
  });
  prepareBank(documents.current);
  const remote = config.redisUrl
    ? parts.adopt(await createRedisTrainer({ url: config.redisUrl, log: warn }), (it) => it.close())
    : undefined;
  const trainer = remote ?? parts.adopt(createLocalPool(config, warn), (it) => it.close());
  const workers = remote?.capacity ?? config.trainingWorkers;
  const training = parts.adopt(new TrainingQueue({ db, trainer, workers, log: complain }), (it) => it.stop());
  const host = new QuizHost({
    ...{ db, random: Math.random, now: Date.now },
    bank: async (serverId) => bankOf(await shelves.library(serverId)),
    others: (stage) => tellAsides(db, complain, stage),
    log: complain,
  });
  const privacy = parts.adopt(
    new PrivacyKeeper({
      ...{ db, retention: config.retention },
      cancelJobs: (userId) => training.cancelAll(userId),
      serverForgotten: (serverId) => shelves.changed(serverId),
      log: (sentence, err) => (err === undefined ? log.info(sentence) : log.error({ err }, sentence)),
    }),
    (it) => it.stop(),
  );
  const commands = await loadCommands();
  const model = { manners: newManners(), log: (sentence: string) => log.warn(sentence) };
  const context: Context = {
    config,
    db,
    library: () => documents.current,
    shelves,
    download: (file, mostBytes) => download(file, mostBytes, new URL(access.api).origin),
    readers,
    commands: () => [...commands.values()],
    desk,
    ...(config.languageModel && {
      tutor: tutorFor(config.languageModel, db, model),
      writer: writerFor(config.languageModel, db, desk, model, tell),
    }),
    training,
    reading: 'nothing',
    quizzes: { bankOf, host },
    privacy,
    log,
  };

  const serve = createServe(context);
  const answering = new InFlight();
  const unanswered = createUnanswered(context);
  const dispatch = createDispatcher({ commands, context, drawing, serve, unanswered });
  const {
    client: ready,
    gateway,
    reading,
  } = await connect(access, config.studyChannels ? 'all' : 'nothing', log, (client) => {
    parts.defer(() => client.destroy());
    parts.defer(() => answering.settled(answeringMs));
    followServers(client, context);
    client.on(Events.InteractionCreate, (interaction) => answering.add(dispatch(interaction)));
    if (config.studyChannels) followStudyChannels(client, { context, drawing, serve });
  });
  context.reading = reading;
  const { rest, application } = ready;
  const registered = registerCommands(rest, application.id, context, [...commands.values()]);
  if (await registered.catch((error) => Promise.reject(explainStartup(error, access))))
    log.info({ commands: commands.size }, 'registered the commands');
  parts.adopt(showTraining(ready, gateway, context, drawing), (it) => it.close());
  void unanswered.settle(rest);
  gateway.onBack(() => void unanswered.settle(rest));
  training.start();
  host.start(createStage(ready, gateway, context, drawing));
  gateway.onBack(() => host.wake());
  privacy.start((userId) => {
    forgetPerson(ready, userId);
    desk.forget();
    context.tutor?.forget();
  });
  parts.defer(() => host.stop());

  const owned = parts.move();
  return {
    name: ready.user.username,
    commandCount: commands.size,
    invite: ready.generateInvite({
      scopes: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands],
      permissions: Object.keys(permissionNames) as PermissionsString[],
    }),
    gateway,
    close: () => owned.disposeAsync(),
  };
}

/** Beside the packages: it goes when they are installed anew. */
const parsedFolder = path.resolve(import.meta.dirname, '../node_modules/.unrolled-documents');
/** What is missing is made by the encoder, which takes longer. */
const shippedVectors = (warn: (sentence: string) => void) =>
  readShipped().catch((error: Error) => {
    warn(`the vectors of the lessons cannot be read, so they are made anew: ${error.message}`);
    return undefined;
  });

/** Whoever was promised an answer gets it before the bot stops, if it takes no longer. */
const answeringMs = 2_000;

/** Nobody waits longer than this for a language model, and no answer is longer. */
const answerLimits = { deadlineMs: 20_000, maxTokens: 500 };
/** Eight questions take more words than an answer. */
const questionLimits = { deadlineMs: 30_000, maxTokens: 2_000 };

function secondMeaning(
  { languageModel }: Config,
  db: OpenDatabase,
  log: (sentence: string) => void,
  signal: AbortSignal,
) {
  if (languageModel?.embeddingModel === undefined) return undefined;
  const encoder = createRemoteEncoder({ ...languageModel, model: languageModel.embeddingModel });
  return createMeaning({ db, encoder, isFine: false, log, signal });
}

/** What both who ask the model share. */
type ModelParts = Required<Pick<ModelOptions, 'manners' | 'log'>>;

function tutorFor(config: LanguageModelConfig, db: OpenDatabase, parts: ModelParts): Tutor {
  const limits = { ...answerLimits, ...(config.maxTokens !== undefined && { maxTokens: config.maxTokens }) };
  const writer = createModel({ ...config, ...limits, ...parts });
  const judge = createModel({ ...config, ...limits, ...parts, format: verdictFormat() });
  return createTutor({ ...payment(config, db), ...limits, writer, judge });
}

function writerFor(
  config: LanguageModelConfig,
  db: OpenDatabase,
  desk: Desk,
  parts: ModelParts,
  log: (sentence: string) => void,
): Writer {
  const maxTokens = Math.max(questionLimits.maxTokens, config.maxTokens ?? 0);
  const model = createModel({ ...config, ...questionLimits, ...parts, maxTokens, format: draftFormat() });
  const call = withinAllowance({ ...payment(config, db), maxTokens, model });
  return createWriter({ db, desk, call, deadlineMs: questionLimits.deadlineMs, log });
}

/** One allowance for all that a model is asked to do. */
const payment = (
  { prices, userTokens, serverTokens, dollars }: LanguageModelConfig,
  db: OpenDatabase,
): Omit<AllowanceOptions, 'maxTokens'> => ({
  db,
  allowance: { userTokens, serverTokens, cost: dollars * 1e6 },
  prices,
});
