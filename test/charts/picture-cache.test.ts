import { expect, test } from 'vitest';
import { withPictureCache } from '../../src/charts/picture-cache.ts';
import type { Chart } from '../../src/types/chart.ts';

const diagram = (name: string, alt = name): Chart => ({
  name: `${name}.png`,
  alt,
  drawing: { kind: 'diagram', name },
});

/** A drawing process that counts, and draws so many bytes. */
function counted({ bytes = 10, fails = 0 } = {}) {
  const drawn: string[] = [];
  let left = fails;
  const drawing = withPictureCache(
    {
      async draw({ name, alt }) {
        drawn.push(name);
        await new Promise(setImmediate);
        if (left-- > 0) throw new Error('crashed');
        return { name, alt, data: Buffer.alloc(bytes, name) };
      },
      close: async () => undefined,
    },
    25,
  );
  return { drawing, drawn };
}

test('a diagram is drawn once, also when many ask at the same time, each with its own words', async () => {
  const { drawing, drawn } = counted();
  const together = await Promise.all([drawing.draw(diagram('lstm')), drawing.draw(diagram('lstm', 'again'))]);
  const later = await drawing.draw({ ...diagram('lstm'), name: 'other.png' });
  expect(drawn).toEqual(['lstm.png']);
  expect(together.map(({ alt }) => alt)).toEqual(['lstm', 'again']);
  expect(later).toEqual({ name: 'other.png', alt: 'lstm', data: Buffer.alloc(10, 'lstm.png') });
});

test('the pictures kept are bounded, and the one not asked for longest goes', async () => {
  const { drawing, drawn } = counted();
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await drawing.draw(diagram(name));
  expect(drawn).toEqual(['a.png', 'b.png', 'c.png', 'b.png']);
});

test('a picture that failed is drawn anew', async () => {
  const { drawing, drawn } = counted({ fails: 1 });
  await expect(drawing.draw(diagram('gru'))).rejects.toThrow('crashed');
  await drawing.draw(diagram('gru'));
  expect(drawn).toHaveLength(2);
});

test("charts of a learner's runs are not kept", async () => {
  const { drawing, drawn } = counted();
  const chart: Chart = {
    name: 'run.png',
    alt: '',
    drawing: { kind: 'vega', spec: { mark: 'bar', data: {} as never } },
  };
  await drawing.draw(chart);
  await drawing.draw(chart);
  expect(drawn).toHaveLength(2);
});
