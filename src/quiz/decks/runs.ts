/** Text that is written piece by piece, with emphasis that may begin and end anywhere, as Markdown. */

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

  /** Begins a new line, unless nothing stands on this one yet. */
  line(): void {
    if (!this.#lineIsEmpty) this.add('\n');
  }

  /** Sets the next cell of a table apart from the one before. */
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
   * Discord reads no emphasis that begins or ends with a space or spans lines: the marks stand where the letters are.
   * Several spaces are one, as in HTML, unless they are unbreakable.
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
