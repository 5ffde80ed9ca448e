/** Dialogs are modal ones: the browser keeps the focus inside, closes on Escape, and puts the focus back. */
import { html } from 'lit-html';
import { closeIcon } from './icons.ts';

export function openDialog(element: Element | undefined): void {
  // A reference is handed over before its element is in the page.
  queueMicrotask(() => {
    if (element instanceof HTMLDialogElement && element.isConnected && !element.open) element.showModal();
  });
}

/** Closes the dialog that the clicked element is in; its `close` event then tells the page. */
export function closeDialog(event: Event): void {
  (event.currentTarget as Element).closest('dialog')?.close();
}

export const closeButton = () =>
  html`<button class="icon-button close" type="button" aria-label="Close" @click=${closeDialog}>
    ${closeIcon(24)}
  </button>`;
