import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { tensorflowEnvironment } from '../ml/engine/environment.ts';
import { parseTrainingOptions } from '../training/options.ts';
import { UserError } from '../types/errors.ts';
import { type AskedNetwork, isPictureDataset, type NetworkInput } from '../types/prediction.ts';
import { type LabOptions, parseArguments } from './experiment.ts';

const help = `npm run lab -- predict FOLDER [IMAGE | TEXT] [options]

  FOLDER                 a network that "train --save FOLDER" has saved
  IMAGE                  a PNG, JPEG or WebP file, for digits and fashion
  TEXT                   a message in quotes, for spam, or the beginning of a text, for text
  --example N            without image and text: which test example (1)
  --json                 the answer as one line of JSON`;

const options = { example: { type: 'string' }, json: { type: 'boolean' } } as const;

const saved = z.object({
  modelTopology: z.object({
    config: z.object({ layers: z.array(z.object({ config: z.looseObject({}) })).min(1) }),
  }),
  weightsManifest: z.tuple([
    z.object({ weights: z.array(z.object({ name: z.string(), shape: z.array(z.int()) })) }),
  ]),
  userDefinedMetadata: z.object({ options: z.looseObject({}) }),
});
const firstLayer = z.object({ batch_input_shape: z.tuple([z.null()], z.int()) });

export const predictInLab: LabOptions = {
  summary: 'ask a saved network about a picture, a text or a test example',
  help,

  async run(args) {
    const { values, positionals } = parseArguments({ args, options, allowPositionals: true });
    const [folder, given, ...surplus] = positionals;
    if (folder === undefined) throw new UserError('Name the folder of a saved network.');
    if (surplus.length > 0)
      throw new UserError(`One picture or text at a time: ${surplus.join(' ')} is too much. Quote a text.`);
    const network = await readSaved(folder);
    Object.assign(process.env, tensorflowEnvironment({ threads: 1, device: 'cpu' }));
    const { NetworkShelf } = await import('../ml/prediction/ask-networks.ts');
    const shelf = new NetworkShelf();
    const input = await inputOf(network, given, values.example ?? '1');
    const { labels, unit, truth, original } = await shelf.ask({ networks: [network], input });
    shelf.clear();
    const answer = original.answers[0] ?? [];
    const best = labels[answer.indexOf(Math.max(...answer))];
    const { network: kind, dataset } = network.options;
    const right = truth === undefined ? {} : { truth: labels[truth] ?? truth };
    const result =
      labels.length === 0
        ? { forecast: answer[0], unit, ...right }
        : {
            answer: best,
            ...right,
            probabilities: Object.fromEntries(labels.map((label, at) => [label, answer[at]])),
          };
    const sentence =
      labels.length === 0
        ? `It forecasts ${answer[0]} ${unit}; it was ${truth} ${unit}.`
        : `It says ${best}, ${(100 * Math.max(...answer)).toFixed(1)}% sure.${truth === undefined ? '' : ` The right answer is ${labels[truth]}.`}`;
    process.stdout.write(
      `${values.json ? JSON.stringify({ network: kind, dataset, ...result }) : sentence}\n`,
    );
  },
};

async function inputOf({ options: { dataset } }: AskedNetwork, given: string | undefined, example: string) {
  if (given === undefined) {
    if (!/^[1-9]\d{0,8}$/.test(example))
      throw new UserError(`example must be a whole number from 1, not ${example}.`);
    return { kind: 'test', example: Number(example) } satisfies NetworkInput;
  }
  if (!isPictureDataset(dataset)) return { kind: 'text', text: given } satisfies NetworkInput;
  if (!existsSync(given)) throw new UserError(`There is no picture ${given}.`);
  const [{ decodePicture }, { findObject }] = await Promise.all([
    import('../ml/pictures/decode.ts'),
    import('../ml/pictures/find-object.ts'),
  ]);
  const found = findObject(await decodePicture(readFileSync(given)), dataset);
  const pixels = Buffer.from(found).toString('base64');
  return { kind: 'own', sample: { kind: 'image', pixels } } satisfies NetworkInput;
}

/** @throws UserError where the folder holds no network that `train --save` has written */
async function readSaved(folder: string): Promise<AskedNetwork> {
  try {
    const model = saved.parse(JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')));
    const [{ weights }] = model.weightsManifest;
    const first = firstLayer.parse(model.modelTopology.config.layers[0]?.config);
    const [, ...input] = first.batch_input_shape;
    const bytes = await readFile(join(folder, 'weights.bin'));
    const values = deflateRawSync(bytes).toString('base64');
    const trained = parseTrainingOptions(model.userDefinedMetadata.options);
    return { key: folder, options: trained, network: { input, weights, values } };
  } catch (error) {
    throw new UserError(`${folder} holds no network that \`train --save\` has saved.`, { cause: error });
  }
}
