/** Counts what the Markdown of a file leaves out, and reports it in sentences. */

/** Singular and plural, for “Left out of the page: 2 scripts and 1 menu.” */
const pageParts = {
  script: ['script', 'scripts'],
  frame: ['embedded frame', 'embedded frames'],
  recording: ['sound or film', 'sounds or films'],
  field: ['form field', 'form fields'],
  menu: ['menu', 'menus'],
  header: ['page header', 'page headers'],
  footer: ['page footer', 'page footers'],
  sidebar: ['side bar of links', 'side bars of links'],
  fallback: ['text for browsers without scripts', 'texts for browsers without scripts'],
} as const;

const sentences = {
  picture: (n) =>
    `${counted(n, 'picture')} left out, but for descriptions that the file itself gives: write what they show in words.`,
  figure: (n) => `${counted(n, 'figure')} left out, but for descriptions that the file itself gives.`,
  flattened: (n) => `${counted(n, 'formula')} written in one line: see whether they still say the same.`,
  link: (n) => `${counted(n, 'link')} left out; the words of each stay.`,
  hidden: (n) => `${counted(n, 'hidden text')} left out.`,
  formula: (n) => `${counted(n, 'formula')} left out, because it cannot be read as text.`,
  outside: (n) => `${counted(n, 'word')} left out that stand outside of the main part of the page.`,
  unreadable: (n) =>
    `${counted(n, 'character')} left out, because the file does not say which letters they are.`,
  sideways: (n) => `${counted(n, 'letter')} left out that run up or down the page.`,
  margin: (n) => `${counted(n, 'note')} left out that somebody put on the pages (comments, stamps).`,
  filled: (n) => `${counted(n, 'form field')} left out, with what is filled in.`,
  attached: (n) => `${counted(n, 'attached file')} left out.`,
} satisfies Record<string, (count: number) => string>;

type Part = keyof typeof pageParts;
type Kind = keyof typeof sentences;

const counted = (count: number, one: string): string =>
  count === 1 ? `1 ${one} was` : `${count} ${one === 'formula' ? 'formulas' : `${one}s`} were`;

export class Omissions {
  readonly #counts = new Map<Part | Kind, number>();
  readonly #said = new Set<string>();
  readonly #pages: number[] = [];

  add(kind: Part | Kind, count = 1): void {
    if (count > 0) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
  }

  /** Adds a sentence; the same sentence counts once. */
  addSentence(sentence: string): void {
    this.#said.add(sentence);
  }

  /** Records a page of a PDF that has no text. */
  addPage(page: number): void {
    this.#pages.push(page);
  }

  /** The sentences for the person who uploaded the file. */
  notes(): string[] {
    const parts = Object.entries(pageParts).flatMap(([part, [one, several]]) => {
      const count = this.#counts.get(part as Part) ?? 0;
      return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
    });
    const kinds = Object.entries(sentences).flatMap(([kind, sentence]) => {
      const count = this.#counts.get(kind as Kind) ?? 0;
      return count === 0 ? [] : [sentence(count)];
    });
    return [
      ...(this.#pages.length > 0 ? [pagesWithoutText(this.#pages)] : []),
      ...this.#said,
      ...kinds,
      ...(parts.length > 0 ? [`Left out of the page: ${list.format(parts)}.`] : []),
    ];
  }
}

const list = new Intl.ListFormat('en');

/** “Pages 2, 5–7, and 9 …” */
function pagesWithoutText(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && page <= run[1] + 1) run[1] = page;
    else runs.push([page, page]);
  }
  const named = list.format(runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)));
  return pages.length === 1
    ? `Page ${named} holds no text: if it is a picture (a scan), nothing of it was read.`
    : `Pages ${named} hold no text: if they are pictures (scans), nothing of them was read.`;
}
