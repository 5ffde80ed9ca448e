/** The tree as elements. Text goes in as text, never as markup: nothing that a bot writes can become script. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { webLink } from '../link.ts';
import { parseBlocks } from './blocks.ts';
import { parseInline } from './inline.ts';
import type { Block, Inline } from './syntax.ts';
import { ticking } from './ticking.ts';
import { timeText, timeTitle } from './time.ts';

/** The names behind the ids in mentions. */
export interface MentionNames {
  user(id: string): string | undefined;
  role(id: string): string | undefined;
  channel(id: string): string | undefined;
  openChannel(id: string): void;
  /** Puts the command into the message box. */
  startCommand(name: string): void;
}

type Rendered = TemplateResult | string | typeof nothing;

export const markdown = (text: string, names: MentionNames): Rendered[] =>
  parseBlocks(text).map((block) => renderBlock(block, names));

/** One line, as in an embed's title or a field's name: no headings, lists or quotes. */
export const inlineMarkdown = (text: string, names: MentionNames): Rendered[] =>
  parseInline(text).map((node) => renderInline(node, names));

function renderBlock(block: Block, names: MentionNames): Rendered {
  if (block.kind === 'code') return html`<pre class="code" tabindex="0"><code>${block.text}</code></pre>`;
  if (block.kind === 'quote')
    return html`<blockquote>${block.children.map((child) => renderBlock(child, names))}</blockquote>`;
  if (block.kind === 'list') {
    const items = block.items.map(
      (children) => html`<li>${children.map((child) => renderBlock(child, names))}</li>`,
    );
    return block.start === undefined ? html`<ul>${items}</ul>` : html`<ol start=${block.start}>${items}</ol>`;
  }
  const children = block.children.map((node) => renderInline(node, names));
  if (block.kind === 'subtext') return html`<p class="subtext">${children}</p>`;
  if (block.kind === 'paragraph') return html`<p>${children}</p>`;
  // The page's own headings come first, so those in messages start lower.
  if (block.level === 1) return html`<h4 class="heading-1">${children}</h4>`;
  return block.level === 2
    ? html`<h5 class="heading-2">${children}</h5>`
    : html`<h6 class="heading-3">${children}</h6>`;
}

function renderInline(node: Inline, names: MentionNames): Rendered {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'break':
      return html`<br />`;
    case 'code':
      return html`<code class="inline">${node.text}</code>`;
    case 'time':
      return html`<time class="stamp" title=${timeTitle(node.seconds)} datetime=${isoTime(node.seconds)}
        >${node.style === 'R' ? ticking(node.seconds) : timeText(node.seconds, node.style)}</time
      >`;
    case 'mention':
      return renderMention(node, names);
    default:
      return renderSpan(
        node,
        node.children.map((child) => renderInline(child, names)),
      );
  }
}

function renderSpan(node: Extract<Inline, { children: Inline[] }>, children: Rendered[]): Rendered {
  switch (node.kind) {
    case 'strong':
      return html`<strong>${children}</strong>`;
    case 'emphasis':
      return html`<em>${children}</em>`;
    case 'underline':
      return html`<u>${children}</u>`;
    case 'strike':
      return html`<s>${children}</s>`;
    case 'spoiler':
      return html`<button class="spoiler" type="button" aria-label="Show spoiler" @click=${reveal}
        ><span>${children}</span></button
      >`;
    case 'link':
      return webLink(node.url, children);
  }
}

function reveal(event: Event): void {
  const button = event.currentTarget as HTMLElement;
  button.classList.add('shown');
  button.setAttribute('aria-label', button.textContent?.trim() ?? '');
}

function renderMention(
  { target, id, text }: Extract<Inline, { kind: 'mention' }>,
  names: MentionNames,
): Rendered {
  if (target === 'channel') {
    const name = names.channel(id);
    if (!name) return html`<span class="mention">#unknown</span>`;
    const open = () => names.openChannel(id);
    return html`<button class="mention" type="button" @click=${open}>#${name}</button>`;
  }
  if (target === 'command') {
    const start = () => names.startCommand(text.slice(1));
    return html`<button class="mention" type="button" @click=${start}>${text}</button>`;
  }
  const known = target === 'user' ? names.user(id) : target === 'role' ? names.role(id) : undefined;
  return html`<span class="mention">${known ? `@${known}` : text}</span>`;
}

const isoTime = (seconds: number) => {
  const date = new Date(seconds * 1_000);
  return Number.isNaN(date.getTime()) ? nothing : date.toISOString();
};
