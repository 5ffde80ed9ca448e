import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { YamlLines } from '../types/lessons.ts';
import type { Report } from './markdown.ts';

export interface Yaml {
  value: unknown;
  lines: YamlLines;
}

/** The line of a key or list entry, such as `['related', 0]`, or of its nearest parent. */
export function lineOfYaml(lines: YamlLines, path: readonly PropertyKey[]): number {
  let at = lines;
  for (const step of path) {
    const next = at.within.get(String(step));
    if (!next) break;
    at = next;
  }
  return at.line;
}

/** Nesting of lists and keys. */
const maxDepth = 50;

/**
 * Reads YAML inside a document.
 *
 * @param firstLine the line of the document where the YAML begins
 * @returns undefined where it is no YAML; the reason is reported with its line
 */
export function readYaml(text: string, firstLine: number, report: Report): Yaml | undefined {
  const counter = new LineCounter();
  const lineAt = (offset: number) => firstLine + Math.max(counter.linePos(offset).line, 1) - 1;
  try {
    const document = parseDocument(text, {
      lineCounter: counter,
      prettyErrors: false,
      logLevel: 'error',
      // The library compares all pairs of keys; `linesIn` finds duplicates in one pass.
      uniqueKeys: false,
    });
    for (const flaw of [...document.errors, ...document.warnings]) {
      report(
        lineAt(flaw.pos[0]),
        `This YAML cannot be read: ${flaw.message}. Check the indentation, colons and quotes.`,
      );
    }
    if (document.errors.length > 0) return undefined;
    return { lines: linesIn(document.contents, firstLine, lineAt, 0), value: document.toJS() };
  } catch (error) {
    if (error instanceof DuplicateKeyError) {
      report(
        error.line,
        `This YAML cannot be read: the key "${error.key}" stands twice. Remove one of the two.`,
      );
      return undefined;
    }
    const reason = error instanceof RangeError ? 'it is nested too deeply' : messageOf(error);
    report(firstLine, `This YAML cannot be read: ${reason}.`);
    return undefined;
  }
}

class DuplicateKeyError extends Error {
  readonly key: string;
  readonly line: number;

  constructor(key: string, line: number) {
    super();
    this.key = key;
    this.line = line;
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function linesIn(
  node: Node | null,
  line: number,
  lineAt: (offset: number) => number,
  depth: number,
): YamlLines {
  const within = new Map<string, YamlLines>();
  const add = (step: string, marked: unknown, value: unknown) => {
    if (!isNode(marked) || !marked.range) return;
    const at = lineAt(marked.range[0]);
    if (within.has(step)) throw new DuplicateKeyError(step.slice(0, 60), at);
    within.set(step, linesIn(isNode(value) ? value : null, at, lineAt, depth + 1));
  };
  if (depth > maxDepth) throw new RangeError();
  if (isSeq(node)) for (const [i, value] of node.items.entries()) add(String(i), value, value);
  if (isMap(node))
    for (const { key, value } of node.items) if (isScalar(key)) add(String(key.value), key, value);
  return { line, within };
}
