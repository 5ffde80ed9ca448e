/** Buttons that run the examples of a text: a link to a command cannot carry options. */
import { datasetName, networkName } from '../../charts/words.ts';
import type { Button } from '../../discord/reply.ts';
import { type DatasetName, datasets, type Network, networks } from '../../types/training.ts';
import { trainActions } from '../actions.ts';

const example = /`\/train ([a-z]+)((?: [a-z]+:[a-z0-9]+)*)`/g;

/** A button for each `/train …` in the text that names a network, at most `most`, in the order of the text. */
export function exampleButtons(text: string, most = 2): Button[] {
  const buttons = [...text.matchAll(example)].flatMap(([, network = '', options = '']) =>
    runButton(network, options.trim()),
  );
  return [...new Map(buttons.map((button) => [button.action, button])).values()].slice(0, most);
}

function runButton(network: string, options: string): Button[] {
  const given = new Map(
    options
      .split(' ')
      .filter(Boolean)
      .map((option): [string, string] => {
        const [name = '', value = ''] = option.split(':');
        return [name, value];
      }),
  );
  const dataset = given.get('dataset') ?? 'digits';
  if (!isNetwork(network) || !isDataset(dataset)) return [];
  given.delete('dataset');
  const settings = [...given].map(([name, value]) => `${name}-${value}`);
  const details = [...given].map(
    ([name, value]) => `, ${counted.has(name) ? `${value} ${name}` : `${name} ${value}`}`,
  );
  return [
    {
      label: `Run it: ${networkName(network)} on ${datasetName(dataset)}${details.join('')}`,
      action: trainActions.to.start(network, dataset, ...settings),
      style: 'success',
    },
  ];
}

/** “16 units”, but “seed 16”. */
const counted = new Set(['units', 'epochs', 'samples']);

const isNetwork = (name: string): name is Network => networks.some((network) => network === name);
const isDataset = (name: string): name is DatasetName => datasets.some((dataset) => dataset === name);
