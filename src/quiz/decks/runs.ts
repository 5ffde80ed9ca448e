/** Builds Markdown from text runs with overlapping emphasis. */

interface Run {
  text: string;
  /** Markers such as `**`, in the order in which they were opened. */
  marks: string;
}

export class Runs {
  readonly #runs: Run[] = [];
  readonly #open: Record<string, number> = {};
  #lineIsEmpty = true;

  add(text: string): void {
    if (text === '') return;
    const marks = Object.keys(this.#open)
      .filter((mark) => (this.#open[mark] ?? 0) > 0)
      .join('');
    const last = this.#runs.at(-1);
    if (last?.marks === marks) last.text += text;
    else this.#runs.push({ text, marks });
    this.#lineIsEmpty =
      text.slice(text.lastIndexOf('\n') + 1).trim() === '' && (this.#lineIsEmpty || text.includes('\n'));
  }

  /** Starts a new line, unless this one is empty. */
  line(): void {
    if (!this.#lineIsEmpty) this.add('\n');
  }

  /** Separates table cells. */
  cell(): void {
    if (!this.#lineIsEmpty) this.add(' | ');
  }

  open(mark: string | undefined): void {
    if (mark) this.#open[mark] = (this.#open[mark] ?? 0) + 1;
  }

  close(mark: string | undefined): void {
    if (mark && this.#open[mark]) this.#open[mark]--;
  }

  /**
   * Discord ignores emphasis that begins or ends with a space or spans lines, so marks surround letters only. Repeated
   * spaces collapse, as in HTML, unless they are non-breaking.
   */
  text(): string {
    const text = this.#runs
      .map(({ text, marks }) =>
        marks === ''
          ? text
          : text
              .split('\n')
              .map((line) => around(line, marks))
              .join('\n'),
      )
      .join('');
    return text.replace(/ {2,}/g, ' ').replace(/ ?\n/g, '\n').trim().replaceAll('\u00a0', ' ').trim();
  }
}

function around(line: string, marks: string): string {
  const core = line.trim();
  if (core === '') return line;
  const at = line.indexOf(core);
  const back = [...marks.matchAll(/\*\*|\*|~~/g)]
    .map(([mark]) => mark)
    .reverse()
    .join('');
  return `${line.slice(0, at)}${marks}${core}${back}${line.slice(at + core.length)}`;
}
