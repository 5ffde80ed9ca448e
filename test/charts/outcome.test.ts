import { describe, expect, it } from 'vitest';
import { contrast } from '../../src/charts/colours.ts';
import { commonestMistake } from '../../src/charts/confusion.ts';
import { curvesChart, outcomeChart } from '../../src/charts/summary.ts';
import { networkColour, palette } from '../../src/charts/theme.ts';
import { UserError } from '../../src/types/errors.ts';
import type { ClassificationOutcome } from '../../src/types/training.ts';
import { classified, fashion, forecast, language, result, specOf, titleOf } from './samples.ts';

const panel = (chart: Parameters<typeof specOf>[0], index = 0) =>
  (specOf(chart).vconcat as { data: { values: Record<string, unknown>[] } }[])[index];

const perfect: ClassificationOutcome = {
  ...classified,
  labels: ['not spam', 'spam'],
  confusion: [
    [5, 0],
    [0, 4],
  ],
};

describe('confusion matrix', () => {
  const chart = outcomeChart(result('cnn', 'fashion', classified));

  it('counts from the matrix: 900 right of 1,013', () => {
    expect(titleOf(chart)).toBe('The CNN got 88.8% of 1,013 test examples right');
    expect(chart.alt).toContain('Commonest mistake: Shirt taken for T-shirt/top (13 of 113).');
    expect(chart.alt).toContain('Ankle boot 90 of 100');
  });

  it('has a cell for each pair, coloured by its share of the row', () => {
    const values = panel(chart)?.data.values ?? [];
    expect(values).toHaveLength(100);
    expect(values).toContainEqual(
      expect.objectContaining({ truth: 'Shirt', prediction: 'T-shirt/top', n: 13, share: 13 / 113 }),
    );
    for (const label of fashion) {
      const row = values.filter(({ truth }) => truth === label);
      expect(row.reduce((sum, { share }) => sum + (share as number), 0)).toBeCloseTo(1, 12);
    }
  });

  it('colours cells by the network, with digits that can be read on them', () => {
    const cells = (panel(chart)?.data.values ?? []) as { share: number; fill: string; ink: string }[];
    expect(cells.find(({ share }) => share === 0)?.fill).toBe(palette.raised);
    for (const { fill, ink } of cells) expect(contrast(fill, ink), fill).toBeGreaterThan(4.5);
    const whole = panel(outcomeChart(result('cnn', 'spam', perfect)))?.data.values[0];
    expect(whole?.fill).toBe(networkColour.cnn);
  });

  it('names mistakes that are equally common', () => {
    const mistakes = (confusion: number[][]) => commonestMistake({ ...perfect, confusion });
    expect(
      mistakes([
        [5, 2],
        [2, 4],
      ]),
    ).toBe('Commonest mistakes: not spam taken for spam, spam for not spam (2 each).');
    expect(commonestMistake({ ...classified, confusion: fashion.map(() => fashion.map(() => 1)) })).toBe(
      'Commonest mistakes: T-shirt/top taken for Trouser, and 89 more (1 each).',
    );
  });

  it('reports a flawless test part, and refuses an empty one', () => {
    expect(outcomeChart(result('rnn', 'spam', perfect)).alt).toContain('No mistakes.');
    const empty = {
      ...perfect,
      confusion: [
        [0, 0],
        [0, 0],
      ],
    };
    expect(() => outcomeChart(result('lstm', 'digits', empty))).toThrow(UserError);
  });
});

describe('forecast', () => {
  const chart = outcomeChart(result('gru', 'weather', forecast));

  it('puts the naive error beside the network’s', () => {
    expect(titleOf(chart)).toBe('The GRU’s forecast errs by 1.84 °C on average, the naive one by 2.03 °C');
  });

  it('draws the last sixty of three series', () => {
    const values = panel(chart)?.data.values ?? [];
    expect(values).toHaveLength(180);
    expect(values[0]).toEqual({ time: '2015-02-10', series: 'actual', value: forecast.actual[40] });
    expect(values.at(-1)).toEqual({ time: '2015-04-10', series: 'naive', value: forecast.actual[98] });
  });

  it('leaves gaps for what is no number, and refuses when nothing is there', () => {
    const predicted = forecast.predicted.map(() => Number.NaN);
    const lost = outcomeChart(result('gru', 'weather', { ...forecast, predicted, mae: Number.NaN }));
    expect(titleOf(lost)).toBe('The GRU’s forecast overflowed; the naive one errs by 2.03 °C');
    expect(panel(lost)?.data.values).toHaveLength(120);
    const none = { ...forecast, times: [], actual: [], predicted: [], naive: [] };
    expect(() => outcomeChart(result('gru', 'weather', none))).toThrow(UserError);
  });
});

describe('curves', () => {
  it('draws both parts of each epoch', () => {
    const chart = curvesChart(result('cnn', 'fashion', classified));
    expect(titleOf(chart)).toBe('How the CNN learned Fashion: loss and accuracy');
    expect(panel(chart)?.data.values).toHaveLength(10);
    expect(chart.alt).toContain('Best validation accuracy: 91.0% in epoch 4');
  });

  it('speaks of errors in the unit for a forecast', () => {
    const chart = curvesChart(result('gru', 'weather', forecast));
    expect(chart.alt).toContain('error 0.920 °C and 0.900 °C');
    expect(chart.alt).not.toContain('%');
  });

  it('mentions a divergence', () => {
    const broken = result('rnn', 'fashion', classified);
    const epochs = broken.epochs.map((e) => (e.epoch === 5 ? { ...e, loss: Number.NaN } : e));
    expect(curvesChart({ ...broken, epochs }).alt).toContain('overflowed in epoch 5');
  });

  it('has another file name than the outcome, for both are in one message', () => {
    const run = result('cnn', 'fashion', classified);
    expect(curvesChart(run).name).not.toBe(outcomeChart(run).name);
  });
});

describe('bits per character', () => {
  it('stand beside those of the n-grams', () => {
    const chart = outcomeChart(result('lstm', 'text', language));
    expect(titleOf(chart)).toBe('The LSTM beats the 3-gram: 2.31 against 2.83 bits per character');
    expect(chart.alt).toContain('1-gram 4.33, 2-gram 3.45, 3-gram 2.83, network 2.31');
    expect(titleOf(outcomeChart(result('rnn', 'text', { ...language, bits: 3 })))).toBe(
      'The RNN does not beat the 3-gram: 3.00 against 2.83 bits per character',
    );
    expect(() => outcomeChart(result('rnn', 'text', { ...language, exampleBits: [] }))).toThrow(UserError);
  });

  it('are drawn over the epochs with the 3-gram as a line', () => {
    const spec = JSON.stringify(specOf(curvesChart(result('lstm', 'text', language))));
    expect(spec).toContain('"values":[{"at":2.834}]');
  });
});
