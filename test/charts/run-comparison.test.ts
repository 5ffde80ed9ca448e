import { loadImage } from 'canvas';
import { beforeAll, expect, it } from 'vitest';
import { registerFonts } from '../../src/charts/fonts.ts';
import { renderDrawing } from '../../src/charts/render.ts';
import { runComparisonChart } from '../../src/charts/run-comparison.ts';
import { size } from '../../src/charts/theme.ts';
import { recorded } from '../fixtures/training/runs.ts';

beforeAll(registerFonts);

const run = (label: string, name: 'rnnDigits' | 'cnnDigits' | 'gruWeather') => ({ label, ...recorded(name) });

it('says what it shows', () => {
  const { alt } = runComparisonChart('Two runs', [run('3: RNN', 'rnnDigits'), run('5: CNN', 'cnnDigits')]);
  expect(alt).toBe(
    'Two runs. 3: RNN: from 64.9% in epoch 1 to 77.1% in epoch 5. 5: CNN: from 88.8% in epoch 1 to 91.2% in epoch 5.',
  );
});

it.each([
  ['two runs', ['rnnDigits', 'cnnDigits']],
  ['three seeds', ['gruWeather', 'gruWeather', 'gruWeather']],
] as const)('is legible in the box in which Discord shows it: %s', async (_, names) => {
  const title = 'Three seeds: the same run of the same network with other random numbers';
  const runs = names.map((name, at) => run(`${at}: seed ${at}`, name));
  const { width, height } = await loadImage(await renderDrawing(runComparisonChart(title, runs).drawing));
  const scale = Math.min(1, 800 / width, 600 / height);
  expect(Math.min(...Object.values(size)) * scale).toBeGreaterThanOrEqual(11);
});
