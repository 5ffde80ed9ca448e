/** Caches pictures that are the same for all users. */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Drawing, Renderer } from '../types/chart.ts';

/** Enough for about 300 diagrams. */
const usualBytes = 32 * 1024 * 1024;

const shared: ReadonlySet<Drawing['kind']> = new Set(['diagram', 'comparison', 'examples']);

/**
 * Caches diagrams and comparisons, which come from documents, and examples of data sets. Charts of training runs are not cached.
 * Concurrent requests for one picture share one drawing. A failed drawing is not cached.
 * @param maxBytes most bytes of pictures in the cache; the least recently used pictures are removed first
 */
export function withPictureCache(renderer: Renderer, maxBytes = usualBytes): Renderer {
  const kept = new LRUCache<string, Buffer>({ maxSize: maxBytes, sizeCalculation: ({ length }) => length });
  const underWay = new Map<string, Promise<Buffer>>();
  return {
    async draw(chart) {
      if (!shared.has(chart.drawing.kind)) return renderer.draw(chart);
      const key = createHash('sha256').update(JSON.stringify(chart.drawing)).digest('base64');
      const { name, alt } = chart;
      const known = kept.get(key) ?? underWay.get(key);
      if (known) return { name, alt, data: await known };
      const data = renderer.draw(chart).then(({ data }) => data);
      underWay.set(key, data);
      try {
        kept.set(key, await data);
        return { name, alt, data: await data };
      } finally {
        underWay.delete(key);
      }
    },
    close: () => renderer.close(),
  };
}
