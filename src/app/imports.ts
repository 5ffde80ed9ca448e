/**
 * Speeds up the import of drizzle-orm, whose package.json lists 700 exports. Node parses that list for each import: 1.3 s
 * at every start for its own 200 modules, and 0.4 s for ours. This hook finds each of its entries once, and its relative
 * imports without the list, since all of its files are ES modules.
 */
import { type ResolveFnOutput, registerHooks } from 'node:module';

const entries = new Map<string, ResolveFnOutput>();

registerHooks({
  resolve(specifier, context, nextResolve) {
    const { parentURL } = context;
    if (/^drizzle-orm(\/|$)/.test(specifier)) {
      const entry = entries.get(specifier) ?? { ...nextResolve(specifier, context), shortCircuit: true };
      entries.set(specifier, entry);
      return entry;
    }
    const isWithin = parentURL?.includes('/node_modules/drizzle-orm/') && /^\.{1,2}\/.*\.js$/.test(specifier);
    if (!isWithin) return nextResolve(specifier, context);
    return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true };
  },
});
