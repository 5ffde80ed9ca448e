/** Reads the configuration. No other file reads the environment. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { type Config, type LanguageModelConfig, retentionSettings } from '../types/config.ts';
import { UserError } from '../types/errors.ts';

/** An optional key. An empty value in `.env` counts as missing. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const port = z.coerce.number().int().min(0).max(65_535);

const days = z.coerce.number().int().min(1).max(36_500);

const keys = z.object({
  DISCORD_TOKEN: optional(z.string().regex(/^\S+$/, 'must be the bot token alone, without spaces')),
  DISCORD_API_URL: optional(
    z.url().regex(/\/api$/, 'must end in /api, without a version or a slash behind it'),
  ),
  DISCORD_GUILD_ID: optional(z.string().regex(/^\d{17,20}$/, 'must be a server id: 17 to 20 digits')),
  DATA_DIR: optional(z.string()),
  DOCUMENTS_DIR: optional(z.string()),
  OPENAI_API_KEY: optional(z.string().regex(/^\S+$/, 'must be the key alone, without spaces')),
  OPENAI_BASE_URL: optional(
    z.url({
      protocol: /^https?$/,
      error:
        'must be an address with its scheme, like http://localhost:11434/v1 or https://api.openai.com/v1',
    }),
  ),
  OPENAI_MODEL: optional(z.string()),
  OPENAI_EMBEDDING_MODEL: optional(z.string()),
  OPENAI_MAX_TOKENS: optional(z.coerce.number().int().min(100).max(100_000)),
  OPENAI_PRICES: optional(
    z
      .string()
      .regex(/^\d+(\.\d+)?\/\d+(\.\d+)?$/, 'must be dollars for a million tokens in and out, like 0.15/0.60'),
  ),
  ASK_USER_TOKENS: optional(z.coerce.number().int().min(0)),
  ASK_SERVER_TOKENS: optional(z.coerce.number().int().min(0)),
  ASK_DOLLARS: optional(z.coerce.number().min(0)),
  MEANING: optional(z.enum(['on', 'off'])),
  STUDY_CHANNELS: optional(z.enum(['on', 'off'])),
  REDIS_URL: optional(
    z.url({
      protocol: /^rediss?$/,
      error: 'must be an address like redis://host:6379 or rediss://host:6380',
    }),
  ),
  TRAINING_WORKERS: optional(z.coerce.number().int().min(1).max(64)),
  TRAINING_DEVICE: optional(z.enum(['auto', 'cpu', 'gpu'])),
  RETAIN_QUESTIONS_DAYS: optional(days),
  RETAIN_MODEL_USE_DAYS: optional(days),
  RETAIN_LEFT_SERVER_DAYS: optional(days),
  RETAIN_DERIVED_DAYS: optional(days),
  RETAIN_BACKUPS_DAYS: optional(days),
  PLAYGROUND_PORT: optional(port),
  LOG_LEVEL: optional(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])),
  HEALTH_PORT: optional(port),
});

const schema = keys.refine((env) => env.ASK_DOLLARS === undefined || env.OPENAI_PRICES !== undefined, {
  path: ['ASK_DOLLARS'],
  message: 'limits nothing as long as OPENAI_PRICES does not say what a million tokens cost; set both',
});

/** One worker for each four cores, because two jobs on two cores slow each other down. */
const defaultWorkers = () => Math.max(1, Math.floor(availableParallelism() / 4));

/**
 * Reads the configuration from `environment`.
 * @throws UserError that names every invalid key and its valid values.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new UserError(`The configuration is wrong (environment or .env):\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  return {
    ...(env.DISCORD_TOKEN !== undefined && { discordToken: env.DISCORD_TOKEN }),
    discordApiUrl: env.DISCORD_API_URL ?? 'https://discord.com/api',
    ...(env.DISCORD_GUILD_ID !== undefined && { discordGuildId: env.DISCORD_GUILD_ID }),
    dataDir: path.resolve(env.DATA_DIR ?? 'data'),
    documentsDir: path.resolve(env.DOCUMENTS_DIR ?? 'documents'),
    ...((env.OPENAI_API_KEY ?? env.OPENAI_BASE_URL) !== undefined && { languageModel: languageModel(env) }),
    meaning: env.MEANING !== 'off',
    // The playground grants every intent, so there it is on unless somebody switches it off.
    studyChannels: (env.STUDY_CHANNELS ?? (env.DISCORD_TOKEN === undefined ? 'on' : 'off')) === 'on',
    ...(env.REDIS_URL !== undefined && { redisUrl: env.REDIS_URL }),
    trainingWorkers: env.TRAINING_WORKERS ?? defaultWorkers(),
    trainingDevice: env.TRAINING_DEVICE ?? 'auto',
    retention: {
      questions: env.RETAIN_QUESTIONS_DAYS ?? retentionSettings.questions.days,
      modelUse: env.RETAIN_MODEL_USE_DAYS ?? retentionSettings.modelUse.days,
      leftServer: env.RETAIN_LEFT_SERVER_DAYS ?? retentionSettings.leftServer.days,
      derived: env.RETAIN_DERIVED_DAYS ?? retentionSettings.derived.days,
      backups: env.RETAIN_BACKUPS_DAYS ?? retentionSettings.backups.days,
    },
    playgroundPort: env.PLAYGROUND_PORT ?? 4000,
    logLevel: env.LOG_LEVEL ?? 'info',
    ...(env.HEALTH_PORT !== undefined && { healthPort: env.HEALTH_PORT }),
  };
}

/** The settings of the language model. A local server such as Ollama accepts any key. */
function languageModel(env: z.infer<typeof schema>): LanguageModelConfig {
  const [input = 0, output = 0] = (env.OPENAI_PRICES ?? '0/0').split('/').map(Number);
  return {
    apiKey: env.OPENAI_API_KEY ?? 'none',
    baseUrl: env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1',
    model: env.OPENAI_MODEL ?? 'gpt-4o-mini',
    ...(env.OPENAI_EMBEDDING_MODEL !== undefined && { embeddingModel: env.OPENAI_EMBEDDING_MODEL }),
    ...(env.OPENAI_MAX_TOKENS !== undefined && { maxTokens: env.OPENAI_MAX_TOKENS }),
    prices: { input, output },
    userTokens: env.ASK_USER_TOKENS ?? 100_000,
    serverTokens: env.ASK_SERVER_TOKENS ?? 1_000_000,
    dollars: env.ASK_DOLLARS ?? 5,
  };
}
