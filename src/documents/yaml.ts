import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Report } from './markdown.ts';

export interface Yaml {
  value: unknown;
  /** The line of a key or list entry, such as `['related', 0]`, or of the nearest one above it. */
  line(path: readonly PropertyKey[]): number;
}

/**
 * Reads YAML that stands inside a document.
 *
 * @param firstLine the line of the document on which the YAML begins
 * @returns undefined where it is not YAML; the reason is then reported with its line
 */
export function readYaml(text: string, firstLine: number, report: Report): Yaml | undefined {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'error' });
  const lineAt = (offset: number) => firstLine + Math.max(counter.linePos(offset).line, 1) - 1;
  for (const flaw of [...document.errors, ...document.warnings]) {
    report(
      lineAt(flaw.pos[0]),
      `This YAML cannot be read: ${flaw.message}. Check the indentation, colons and quotes.`,
    );
  }
  if (document.errors.length > 0) return undefined;

  const line = (path: readonly PropertyKey[]): number => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const step of path) {
      const pair = isMap(node)
        ? node.items.find(({ key }) => isScalar(key) && key.value === step)
        : undefined;
      const value = isSeq(node) ? node.items[Number(step)] : pair?.value;
      const marked = pair ? pair.key : value;
      if (!isNode(marked) || !marked.range) break;
      offset = marked.range[0];
      node = value;
    }
    return lineAt(offset);
  };
  try {
    return { value: document.toJS(), line };
  } catch (error) {
    report(firstLine, `This YAML cannot be read: ${error instanceof Error ? error.message : error}.`);
    return undefined;
  }
}
