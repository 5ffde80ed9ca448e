/** The configuration as plain data. `src/app/config.ts` reads it from the environment. */

export interface LanguageModelConfig {
  apiKey: string;
  /** Ends in `/v1`. */
  baseUrl: string;
  model: string;
  /** If set, semantic search uses this model. */
  embeddingModel?: string;
  /** Longest answer in tokens, if set. A reasoning model needs more than the default. */
  maxTokens?: number;
  /** Dollars per million tokens. */
  prices: { input: number; output: number };
  /** Limits per day: tokens of one user, tokens of one server, dollars in all. */
  userTokens: number;
  serverTokens: number;
  dollars: number;
}

/** Retention periods in days. */
export interface Retention {
  /** Questions, answers and feedback. */
  questions: number;
  /** Use of the language model by person. */
  modelUse: number;
  /** All data of a server that removed the bot. */
  leftServer: number;
  /** Data derived from documents: vectors and generated questions. The bot computes it again when it needs it. */
  derived: number;
  /** Copies of the database from before a migration. */
  backups: number;
}

export interface Config {
  /** Without it the bot starts the local playground and connects to it. */
  discordToken?: string;
  discordApiUrl: string;
  /** If set, commands are registered in this server only. */
  discordGuildId?: string;
  dataDir: string;
  documentsDir: string;
  /** Semantic search with the local encoder; where that is not installed, search by words alone. */
  meaning: boolean;
  /** The bot reads messages, and answers questions in study channels without a command. */
  studyChannels: boolean;
  /** If set, a language model writes the answers. */
  languageModel?: LanguageModelConfig;
  /** If set, training runs on the machines that are connected to this Redis. */
  redisUrl?: string;
  /** Number of training processes, which share the cores. */
  trainingWorkers: number;
  trainingDevice: 'auto' | 'cpu' | 'gpu';
  retention: Retention;
  playgroundPort: number;
  logLevel: string;
  /** If set, `/health` is served on this port. */
  healthPort?: number;
}

/** The environment variable and the default of each retention period. */
export const retentionSettings = {
  questions: { key: 'RETAIN_QUESTIONS_DAYS', days: 365 },
  modelUse: { key: 'RETAIN_MODEL_USE_DAYS', days: 90 },
  leftServer: { key: 'RETAIN_LEFT_SERVER_DAYS', days: 30 },
  derived: { key: 'RETAIN_DERIVED_DAYS', days: 180 },
  backups: { key: 'RETAIN_BACKUPS_DAYS', days: 90 },
} as const satisfies Record<keyof Retention, { key: `RETAIN_${string}_DAYS`; days: number }>;
