/** A pad to draw a picture on with mouse, pen or finger, for an option that takes a file. */
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { Client } from '../client.ts';
import { searchId } from '../composer/composer.ts';
import { closeButton, closeDialog, openDialog } from './dialog.ts';

/** Pixels of the picture; on a phone it is shown as large as the screen allows. */
const side = 320;
const lineWidth = 20;

export function padView(client: Client) {
  const { drawingFor } = client.state;
  if (drawingFor === undefined) return nothing;
  return html`<dialog
    class="modal pad"
    aria-labelledby="pad-title"
    ${ref(openDialog)}
    @close=${() => client.set({ drawingFor: undefined })}
  >
    <header>
      <h2 id="pad-title">Draw a picture</h2>
      ${closeButton()}
    </header>
    <div class="modal-body">
      <canvas
        width=${side}
        height=${side}
        aria-label="Drawing area. Use a mouse, a pen or a finger."
        ${ref(prepare)}
        @pointerdown=${begin}
        @pointermove=${draw}
      ></canvas>
    </div>
    <footer>
      <button class="button plain" type="button" @click=${clear}>Clear</button>
      <button class="button primary" type="button" @click=${(event: Event) => attach(client, drawingFor, event)}>
        Attach
      </button>
    </footer>
  </dialog>`;
}

/** White paper, once: the canvas keeps its picture while the page is drawn again. */
function prepare(element: Element | undefined): void {
  if (!(element instanceof HTMLCanvasElement) || element.dataset.ready) return;
  element.dataset.ready = 'true';
  wipe(element);
}

function wipe(canvas: HTMLCanvasElement): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  Object.assign(context, { strokeStyle: '#000', lineWidth, lineCap: 'round', lineJoin: 'round' });
}

const canvasOf = (event: Event): HTMLCanvasElement | null | undefined =>
  (event.currentTarget as Element).closest('dialog')?.querySelector('canvas');

function clear(event: Event): void {
  const canvas = canvasOf(event);
  if (canvas) wipe(canvas);
}

function begin(event: PointerEvent): void {
  if (event.button !== 0) return;
  const canvas = event.currentTarget as HTMLCanvasElement;
  canvas.setPointerCapture(event.pointerId);
  const context = canvas.getContext('2d');
  context?.beginPath();
  context?.moveTo(...place(canvas, event));
  // A press without a move leaves a dot.
  context?.lineTo(...place(canvas, event));
  context?.stroke();
}

function draw(event: PointerEvent): void {
  const canvas = event.currentTarget as HTMLCanvasElement;
  if (!canvas.hasPointerCapture(event.pointerId)) return;
  const context = canvas.getContext('2d');
  // A fast pointer reports several places at once.
  const passed = event.getCoalescedEvents();
  for (const point of passed.length > 0 ? passed : [event]) context?.lineTo(...place(canvas, point));
  context?.stroke();
}

function place(canvas: HTMLCanvasElement, { clientX, clientY }: PointerEvent): [number, number] {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  return [((clientX - left) * side) / width, ((clientY - top) * side) / height];
}

function attach(client: Client, option: string, event: Event): void {
  canvasOf(event)?.toBlob((blob) => {
    if (!blob) return;
    client.set({ drawingFor: undefined });
    const file = new File([blob], 'drawing.png', { type: blob.type });
    // Where the keyboard goes on; the next empty option takes it from there.
    document.getElementById(searchId)?.focus();
    void client.composer.chooseFile(option, [file]);
  }, 'image/png');
  closeDialog(event);
}
