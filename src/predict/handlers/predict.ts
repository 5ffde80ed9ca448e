/** `/predict` and its buttons: finds network and input, asks, and keeps an input of one's own for the buttons. */
import type { CommandContext } from '../../discord/command.ts';
import type { SentFile } from '../../discord/options.ts';
import type { Reply } from '../../discord/reply.ts';
import { quote } from '../../text/escape.ts';
import { visibleExperiment } from '../../training/handlers/find.ts';
import { type Experiment, findExperiment } from '../../training/tables/experiments.ts';
import { runsWithNetwork } from '../../training/tables/kept-runs.ts';
import { UserError } from '../../types/errors.ts';
import type { InputChange, NetworkInput } from '../../types/prediction.ts';
import { isPictureDataset, isTextDataset } from '../../types/prediction.ts';
import type { DatasetName } from '../../types/training.ts';
import { addOwnInput } from '../tables/own-inputs.ts';
import { type InputSource, noNetworkReply, notKeptReply, predictionReply } from '../views/prediction.ts';
import { askedFor, inputFrom } from './inputs.ts';
import { writeOwn } from './write.ts';

const mostImageBytes = 15_000_000;

interface Wanted {
  experiment?: string | undefined;
  image?: SentFile | undefined;
  text?: string | undefined;
}

/** @throws UserError where the input does not fit the network, or cannot be read */
export async function predict(context: CommandContext, { experiment, image, text }: Wanted): Promise<Reply> {
  if (image && text !== undefined) throw new UserError('Give me a picture or a text, not both.');
  const run =
    experiment === undefined
      ? newestFor(context, { image, text })
      : ownRun(context, Number(/\d{1,9}/.exec(experiment)?.[0] ?? Number.NaN), experiment);
  if (!run) return noNetworkReply(text === undefined ? 'digits' : 'spam');
  const { dataset } = run.options;
  if (image) {
    if (!isPictureDataset(dataset)) throw misfit(run, 'sees no pictures', 'digits');
    const { predictor } = context.services;
    const bytes = await downloaded(context, image);
    return answerOwn(context, run, { kind: 'own', sample: await predictor.look({ bytes, dataset }) });
  }
  if (text === undefined) return answer(context, run, { kind: 'test', example: 1 });
  if (!isTextDataset(dataset)) throw misfit(run, 'reads no text', 'spam or text');
  const input = { kind: 'text', text } as const;
  return dataset === 'text' ? writeOwn(context, run, input) : answerOwn(context, run, input);
}

/** The answer about a test example or an input that is kept, also changed. */
export async function answer(
  context: CommandContext,
  experiment: Experiment,
  source: InputSource,
  change?: InputChange,
): Promise<Reply> {
  const asked = askedFor(context, experiment);
  if (!asked) return notKeptReply(experiment);
  const input = inputFrom(context, source);
  const other = change && otherRun(context, experiment);
  const second = other && askedFor(context, other);
  const prediction = await context.services.predictor.ask({
    networks: [asked, ...(second ? [second] : [])],
    input,
    ...(change && { change }),
  });
  const experiments = [experiment, ...(other && second ? [other] : [])] as const;
  const reply = predictionReply({ experiments, source, prediction, change });
  return withWayBack(context, experiment, reply);
}

/** Below an answer for one reader: the button of the unit of the course that asked for it. */
function withWayBack(
  { services, person, serverId, inOpenChannel }: CommandContext,
  { options }: Experiment,
  reply: Reply,
): Reply {
  if (inOpenChannel) return reply;
  const after = services.buttonsAfterAnswer({ userId: person.id, serverId }, options.dataset);
  return after.length > 0 ? { ...reply, buttons: [...(reply.buttons ?? []), after] } : reply;
}

/** The same for a button, whose experiment may be another person's in the same server. */
export const answerVisible = (
  context: CommandContext,
  id: number,
  source: InputSource,
  change?: InputChange,
): Promise<Reply> => answer(context, visibleExperiment(context, id), source, change);

async function answerOwn(
  context: CommandContext,
  experiment: Experiment,
  input: NetworkInput,
): Promise<Reply> {
  const asked = askedFor(context, experiment);
  if (!asked) return notKeptReply(experiment);
  const prediction = await context.services.predictor.ask({ networks: [asked], input });
  const { db } = context.services;
  const serverId = context.inOpenChannel ? context.serverId : null;
  const id = addOwnInput(db, context.person, { sample: prediction.original.sample, serverId });
  return predictionReply({ experiments: [experiment], source: { kind: 'own', id }, prediction });
}

/** The newest run that takes what was given: digits before other data where nothing is. */
function newestFor(
  { services, person }: CommandContext,
  { image, text }: Pick<Wanted, 'image' | 'text'>,
): Experiment | undefined {
  const runs = (dataset?: DatasetName) => runsWithNetwork(services.db, person.id, dataset)[0];
  if (image) return runs('digits') ?? runs('fashion');
  if (text === undefined) return runs();
  // The newest of both.
  return [runs('spam'), runs('text')].reduce((one, other) =>
    (other?.id ?? 0) > (one?.id ?? 0) ? other : one,
  );
}

/** The person's newest kept run with the other kind of network on the same data. */
const otherRun = ({ services, person }: CommandContext, { options }: Experiment): Experiment | undefined =>
  runsWithNetwork(services.db, person.id, options.dataset).find(
    (run) => (run.options.network === 'cnn') !== (options.network === 'cnn'),
  );

function ownRun({ services, person }: CommandContext, id: number, typed: string): Experiment {
  const run = Number.isNaN(id) ? undefined : findExperiment(services.db, id);
  if (run?.userId !== person.id)
    throw new UserError(
      `You have no experiment ${quote(typed)}. Choose one of the list that opens as you type.`,
    );
  if (run.status !== 'done')
    throw new UserError(`Experiment ${id} has no result, so there is no network to ask.`);
  return run;
}

const misfit = ({ id, options }: Experiment, what: string, dataset: string) =>
  new UserError(
    `Experiment ${id} was trained on ${options.dataset} and ${what}. Choose one that was trained on ${dataset}, or leave \`experiment\` out.`,
  );

function downloaded({ services }: CommandContext, image: SentFile): Promise<Uint8Array> {
  if (image.size > mostImageBytes)
    throw new UserError(
      `${quote(image.name)} has ${Math.ceil(image.size / 1e6)} MB. Send a picture of at most ${mostImageBytes / 1e6} MB.`,
    );
  return services.download(image, mostImageBytes);
}
