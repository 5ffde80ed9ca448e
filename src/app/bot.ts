/** Creates the bot's parts and connects it to Discord. Closes everything that it opens, in reverse order. */
import path from 'node:path';
import { Events, OAuth2Scopes, type PermissionsString } from 'discord.js';
import type { Logger } from 'pino';
import { createEmbeddingIndex } from '../ask/embedding-index.ts';
import { createEncoderProcess, encoderName } from '../ask/encoding.ts';
import { answerMessages } from '../ask/handlers/messages.ts';
import { createParameterSupport } from '../ask/parameter-support.ts';
import { createRetriever } from '../ask/retriever.ts';
import { readShipped } from '../ask/shipped-vectors.ts';
import { createRenderer } from '../charts/drawing.ts';
import { withPictureCache } from '../charts/picture-cache.ts';
import { lockDataFolder } from '../db/lock.ts';
import { closeDatabase, openDatabase } from '../db/open.ts';
import { type CommandIds, noteCommandIds } from '../discord/command-mentions.ts';
import { createCompose } from '../discord/compose.ts';
import { connect, type DiscordAccess } from '../discord/connect.ts';
import { download } from '../discord/download.ts';
import { forgetPerson } from '../discord/forget.ts';
import type { Gateway } from '../discord/gateway.ts';
import { followServers } from '../discord/guild-membership.ts';
import { InFlight } from '../discord/in-flight.ts';
import { createOpenReplies } from '../discord/open-replies.ts';
import { permissionNames } from '../discord/permissions.ts';
import { registerCommands } from '../discord/register.ts';
import { createRouter } from '../discord/router.ts';
import { createServe } from '../discord/serve.ts';
import type { ServerServices, Services } from '../discord/services.ts';
import { explainStartup } from '../discord/startup-errors.ts';
import { goOnAfterAnswer, goOnButtons } from '../learn/handlers/go-on.ts';
import { unitResult } from '../learn/handlers/quiz.ts';
import { questionProblems } from '../learn/questions.ts';
import { createCourseThreads } from '../learn/views/course-threads.ts';
import { createGuildLibraries } from '../lessons/guild-libraries.ts';
import { openParsedFiles, parsedFolder } from '../lessons/parsed-files.ts';
import { readerVersion } from '../lessons/reader-version.ts';
import { createReaders } from '../lessons/readers.ts';
import { RecentPages } from '../lessons/recent-pages.ts';
import { reportRejections } from '../lessons/views/rejection-notice.ts';
import { watchLibrary } from '../lessons/watch.ts';
import { createPredictor } from '../predict/processes.ts';
import { PrivacyKeeper } from '../privacy/keeper.ts';
import { Prober } from '../probes/prober.ts';
import { createQuestionBanks } from '../quiz/bank.ts';
import { sendLetters } from '../quiz/letter.ts';
import { QuizScheduler } from '../quiz/scheduler.ts';
import { unnamedLearners } from '../quiz/tables/learners.ts';
import { createDiscordPublisher } from '../quiz/views/discord-publisher.ts';
import { Duels } from '../training/duel/duels.ts';
import { createLocalPool } from '../training/pool.ts';
import { TrainingQueue } from '../training/queue.ts';
import { createRedisBackend } from '../training/redis.ts';
import { Slots } from '../training/slots.ts';
import { isTokenInUse } from '../training/tables/duels.ts';
import { startTrainingMessages } from '../training/views/training-messages.ts';
import type { Config } from '../types/config.ts';
import type { DocumentProblem, Library } from '../types/lessons.ts';
import { answerGeneratorFor, questionWriterFor, secondEmbeddingIndex } from './language-model.ts';
import { loadCommands } from './load-commands.ts';

export interface Bot {
  name: string;
  commandCount: number;
  /** The URL that adds the bot to a server. */
  invite: string;
  gateway: Gateway;
  close(): Promise<void>;
}

/**
 * Starts the bot.
 *
 * @param open opens the database; tests pass their own to keep a reference
 * @throws UserError when the data folder, the documents or the token cannot be used
 */
export async function startBot(
  config: Config,
  access: DiscordAccess,
  log: Logger,
  open = openDatabase,
): Promise<Bot> {
  await using parts = new AsyncDisposableStack();
  const logInfo = (sentence: string) => log.info(sentence);
  const warn = (sentence: string) => log.warn(sentence);

  const file = path.join(config.dataDir, 'unrolled.sqlite');
  parts.defer(lockDataFolder(file));
  const db = parts.adopt(open(file, { log: logInfo }), closeDatabase);
  const renderer = parts.adopt(withPictureCache(createRenderer({ log: warn })), (it) => it.close());
  const encoding = config.meaning ? createEncoderProcess({ log: warn }) : undefined;
  if (encoding) parts.defer(() => encoding.close());
  const stopping = new AbortController();
  parts.defer(() => stopping.abort());
  const embeddingIndex =
    encoding &&
    createEmbeddingIndex({
      db,
      encoder: { name: encoderName, encode: encoding.encode },
      shipped: await shippedVectors(warn),
      perSentence: true,
      log: warn,
      signal: stopping.signal,
    });
  // Starts the process before the first question.
  encoding?.encode(['']).catch((error: Error) => warn(`starting the encoder failed: ${error.message}`));
  const logError = (sentence: string, err: unknown) => log.error({ err }, sentence);
  const second = secondEmbeddingIndex(config, db, warn, stopping.signal);
  const retriever = createRetriever({ embeddingIndex, secondEmbeddingIndex: second, log: logError });
  const onProblem = ({ file, line, message }: DocumentProblem) => log.warn({ file, line }, message);
  const bankOf = createQuestionBanks(onProblem);
  const prepareBank = (library: Library) =>
    void bankOf(library)
      .then(({ templates }) => questionProblems(library, templates).forEach(onProblem))
      .catch((err: unknown) => logError('building the question bank failed', err));
  const version = readerVersion();
  const documents = parts.adopt(
    await watchLibrary(config.documentsDir, {
      onProblem,
      parsedFiles: openParsedFiles(parsedFolder, version),
      onChange(library) {
        retriever.prepare(library);
        prepareBank(library);
      },
    }),
    (it) => it.close(),
  );
  retriever.prepare(documents.current);
  const readers = parts.adopt(createReaders(), (it) => it.close());
  const libraries = createGuildLibraries({
    ...{ db, readers, version },
    indexed(library, { passages }) {
      void retriever.prepare(library, passages);
      return passages.database.byteLength;
    },
    shared: () => ({ library: documents.current, documents: documents.documents }),
    log: (sentence, err) => log.error({ err }, sentence),
  });
  prepareBank(documents.current);
  const remote = config.redisUrl
    ? parts.adopt(await createRedisBackend({ url: config.redisUrl, log: warn }), (it) => it.close())
    : undefined;
  const backend = remote ?? parts.adopt(createLocalPool(config, warn), (it) => it.close());
  const workers = remote?.capacity ?? config.trainingWorkers;
  // Elsewhere, trainings do not disturb what is measured here.
  const slots = new Slots(remote ? Number.POSITIVE_INFINITY : config.trainingWorkers);
  const taken = () => (remote ? 0 : slots.taken);
  const training = parts.adopt(new TrainingQueue({ db, backend, workers, taken, log: logError }), (it) =>
    it.stop(),
  );
  const running = () => (remote ? 0 : training.running);
  const prober = parts.adopt(new Prober({ db, slots, running, log: logError }), (it) => it.close());
  const duels = new Duels({ db, training, unnamed: unnamedLearners, log: logError });
  parts.defer(() => duels.stop());
  const predictor = parts.adopt(createPredictor({ log: warn }), (it) => it.close());
  const scheduler = new QuizScheduler({
    ...{ db, random: Math.random, now: Date.now },
    bank: async (serverId) => bankOf(await libraries.library(serverId)),
    async publishOthers(publisher) {
      await reportRejections(db, logError, publisher);
      await sendLetters({ db, libraries, now: Date.now, log: logError }, publisher);
    },
    log: logError,
  });
  const privacy = parts.adopt(
    new PrivacyKeeper({
      ...{ db, retention: config.retention },
      cancelJobs: (userId) => duels.cancelAll(userId),
      serverForgotten: (serverId) => libraries.changed(serverId),
      log: (sentence, err) => (err === undefined ? log.info(sentence) : log.error({ err }, sentence)),
    }),
    (it) => it.stop(),
  );
  const commands = await loadCommands();
  const model = { parameterSupport: createParameterSupport(), log: (sentence: string) => log.warn(sentence) };
  const services: Services = {
    config,
    db,
    libraries,
    download: (file, mostBytes) => download(file, mostBytes, new URL(access.api).origin),
    readers,
    recentPages: new RecentPages(),
    commands: () => [...commands.values()],
    retriever,
    ...(config.languageModel && {
      answerGenerator: answerGeneratorFor(config.languageModel, db, model),
      questionWriter: questionWriterFor(config.languageModel, db, retriever, model, logInfo),
    }),
    training,
    prober,
    duels,
    buttonsAfter: (experiment) => goOnButtons({ db, libraries }, experiment),
    buttonsAfterAnswer: (person, dataset) => goOnAfterAnswer({ db, libraries }, person, dataset),
    predictor,
    messageAccess: 'mentions',
    quizzes: { bankOf, scheduler, resultFor: unitResult },
    privacy,
    log,
  };

  const commandIds: CommandIds = new Map();
  const compose = createCompose({ renderer, commandIds, log });
  const serve = createServe({ db, log, requests: privacy.requests });
  const answering = new InFlight();
  const openReplies = createOpenReplies({ db, log, isTakenOver: ({ token }) => isTokenInUse(db, token) });
  const withLibrary = (library: Library): ServerServices => ({ ...services, library: () => library });
  const route = createRouter({
    ...{ commands, services, compose, serve, openReplies },
    servicesOf: async (serverId) => withLibrary(await libraries.library(serverId)),
    cachedServicesOf: (serverId) => withLibrary(libraries.cached(serverId)),
  });
  const {
    client: ready,
    gateway,
    messageAccess,
  } = await connect(access, config.studyChannels ? 'all' : 'mentions', log, (client) => {
    parts.defer(() => client.destroy());
    parts.defer(() => answering.settled(answeringMs));
    followServers(client, services);
    client.on(Events.InteractionCreate, (interaction) => answering.add(route(interaction)));
    answerMessages(client, { services, compose, serve });
  });
  services.messageAccess = messageAccess;
  services.courseThreads = createCourseThreads(ready, compose);
  const { rest, application } = ready;
  const { changed, registered } = await registerCommands(rest, application.id, services, [
    ...commands.values(),
  ]).catch((error) => Promise.reject(explainStartup(error, access)));
  noteCommandIds(commandIds, registered);
  if (changed) log.info({ commands: commands.size }, 'registered the commands');
  parts.adopt(startTrainingMessages(ready, gateway, services, compose), (it) => it.close());
  void openReplies.settle(rest);
  gateway.onReconnect(() => void openReplies.settle(rest));
  training.start();
  duels.start();
  scheduler.start(createDiscordPublisher(ready, gateway, services, compose));
  gateway.onReconnect(() => scheduler.wake());
  privacy.start((userId) => {
    forgetPerson(ready, userId);
    retriever.forget();
    services.answerGenerator?.forget();
  });
  parts.defer(() => scheduler.stop());

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

/** The shipped vectors of the lessons. The encoder computes missing ones, which takes longer. */
const shippedVectors = (warn: (sentence: string) => void) =>
  readShipped().catch((error: Error) => {
    warn(`reading the lesson vectors failed, so they are computed again: ${error.message}`);
    return undefined;
  });

/** The shutdown waits at most this long for open replies. */
const answeringMs = 2_000;
