/** Dialogs are modal ones: the browser keeps the focus inside, closes on Escape, and puts the focus back. */
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
