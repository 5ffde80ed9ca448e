/** The configuration as plain data; `src/app/config.ts` reads it from the environment. */

export interface LanguageModelConfig {
  apiKey: string;
  /** Ends in `/v1`. */
  baseUrl: string;
  model: string;
  /** Present: passages are found by their meaning as well. */
  embeddingModel?: string;
  /** Present: the longest answer, in tokens; a model that thinks aloud needs more than the usual. */
  maxTokens?: number;
  /** Dollars for a million tokens. */
  prices: { input: number; output: number };
  /** The most that may be used on one day. */
  userTokens: number;
  serverTokens: number;
  dollars: number;
}

/** Days after which what is stored is forgotten. */
export interface Retention {
  /** Questions with their answers, and what readers said about these. */
  questions: number;
  /** How much of the language model somebody used. */
  modelUse: number;
  /** Everything of a server that removed the bot. */
  leftServer: number;
  /** What was made from documents: vectors, and questions that a language model wrote. What is in use is made anew. */
  derived: number;
  /** Copies of the database that were made before it was brought up to date. */
  backups: number;
}

export interface Config {
  /** Absent: the local playground is started and the bot connects to it. */
  discordToken?: string;
  discordApiUrl: string;
  /** Present: commands are registered in this server only. */
  discordGuildId?: string;
  dataDir: string;
  documentsDir: string;
  /** Passages are found by what they mean too, with an encoder of our own; where it is not installed, by words alone. */
  meaning: boolean;
  /** Messages are read, so that questions in study channels are answered without a command. */
  studyChannels: boolean;
  /** Present: answers are written out by a language model. */
  languageModel?: LanguageModelConfig;
  /** Present: training runs on the machines that wait for work at this Redis. */
  redisUrl?: string;
  /** Training processes side by side; the cores are divided among them. */
  trainingWorkers: number;
  trainingDevice: 'auto' | 'cpu' | 'gpu';
  retention: Retention;
  playgroundPort: number;
  logLevel: string;
  /** Present: `/health` is answered on this port. */
  healthPort?: number;
}

/** The settings that set them, and what holds without these. */
export const retentionSettings = {
  questions: { key: 'RETAIN_QUESTIONS_DAYS', days: 365 },
  modelUse: { key: 'RETAIN_MODEL_USE_DAYS', days: 90 },
  leftServer: { key: 'RETAIN_LEFT_SERVER_DAYS', days: 30 },
  derived: { key: 'RETAIN_DERIVED_DAYS', days: 180 },
  backups: { key: 'RETAIN_BACKUPS_DAYS', days: 90 },
} as const satisfies Record<keyof Retention, { key: `RETAIN_${string}_DAYS`; days: number }>;
