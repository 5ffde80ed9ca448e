/** Pictures that are the same for everybody are drawn once. */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Renderer } from '../types/chart.ts';

/** Some 300 diagrams. */
const usualBytes = 32 * 1024 * 1024;

/**
 * Keeps diagrams and comparisons, which come from documents; charts of a learner's runs pass through.
 * Requests for a picture that is being drawn wait for it together; what fails is drawn anew.
 * @param maxBytes of PNG that are kept; what was not asked for longest goes first
 */
export function withPictureCache(renderer: Renderer, maxBytes = usualBytes): Renderer {
  const kept = new LRUCache<string, Buffer>({ maxSize: maxBytes, sizeCalculation: ({ length }) => length });
  const underWay = new Map<string, Promise<Buffer>>();
  return {
    async draw(chart) {
      if (chart.drawing.kind === 'vega') return renderer.draw(chart);
      const key = createHash('sha256').update(JSON.stringify(chart.drawing)).digest('base64');
      const { name, alt } = chart;
      const known = kept.get(key) ?? underWay.get(key);
      if (known) return { name, alt, png: await known };
      const png = renderer.draw(chart).then((picture) => picture.png);
      underWay.set(key, png);
      try {
        kept.set(key, await png);
        return { name, alt, png: await png };
      } finally {
        underWay.delete(key);
      }
    },
    close: () => renderer.close(),
  };
}
