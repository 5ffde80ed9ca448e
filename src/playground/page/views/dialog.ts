/** Dialogs are opened as modal ones: the browser keeps the focus inside and closes them on Escape. */
export function openDialog(element: Element | undefined): void {
  if (element instanceof HTMLDialogElement && !element.open) element.showModal();
}
