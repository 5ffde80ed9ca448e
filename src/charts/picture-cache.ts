/** Caches pictures that are the same for all users. */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Renderer } from '../types/chart.ts';

/** Enough for about 300 diagrams. */
const usualBytes = 32 * 1024 * 1024;

/**
 * Caches diagrams and comparisons, which come from documents. Charts of training runs are not cached.
 * Concurrent requests for one picture share one drawing. A failed drawing is not cached.
 * @param maxBytes most bytes of PNG in the cache; the least recently used pictures are removed first
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
