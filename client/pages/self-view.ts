import type { ReactiveControllerHost } from 'lit';
import { keepPreferences, readPreferences } from '../app/preferences.ts';

const corners = ['bottom-right', 'bottom-left', 'top-left', 'top-right'] as const;
export type Corner = (typeof corners)[number];

/**
 * Where one's own floating picture stands: dragged to the nearest corner, or moved there by arrow
 * keys or the menu, for those who cannot drag (WCAG 2.2, 2.5.7).
 */
export class SelfView {
  corner: Corner;

  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    const kept = readPreferences().selfViewCorner;
    // On a phone thumbs and the other's name are below.
    const usual = window.innerWidth < 800 ? 'top-right' : 'bottom-right';
    this.corner = corners.find((corner) => corner === kept) ?? usual;
  }

  /** To the next corner, around the stage. */
  next(): void {
    this.#moveTo(corners[(corners.indexOf(this.corner) + 1) % corners.length] ?? this.corner);
  }

  readonly key = (event: KeyboardEvent): void => {
    const [vertical = 'bottom', horizontal = 'right'] = this.corner.split('-');
    const moved: Partial<Record<string, string>> = {
      ArrowUp: `top-${horizontal}`,
      ArrowDown: `bottom-${horizontal}`,
      ArrowLeft: `${vertical}-left`,
      ArrowRight: `${vertical}-right`,
    };
    const corner = corners.find((name) => name === moved[event.key]);
    if (!corner) return;
    event.preventDefault();
    this.#moveTo(corner);
  };

  readonly grab = (event: PointerEvent): void => {
    const tile = event.currentTarget as HTMLElement;
    const stage = tile.parentElement?.getBoundingClientRect();
    if (!stage || event.button !== 0) return;
    const { clientX: startX, clientY: startY, pointerId } = event;
    tile.setPointerCapture(pointerId);
    tile.classList.add('dragging');
    const move = ({ clientX, clientY }: PointerEvent): void => {
      tile.style.transform = `translate(${clientX - startX}px, ${clientY - startY}px)`;
    };
    const drop = (): void => {
      const box = tile.getBoundingClientRect();
      const vertical = box.top + box.height / 2 < stage.top + stage.height / 2 ? 'top' : 'bottom';
      const horizontal = box.left + box.width / 2 < stage.left + stage.width / 2 ? 'left' : 'right';
      tile.style.transform = '';
      tile.classList.remove('dragging');
      tile.removeEventListener('pointermove', move);
      this.#moveTo(`${vertical}-${horizontal}`);
    };
    tile.addEventListener('pointermove', move);
    tile.addEventListener('lostpointercapture', drop, { once: true });
  };

  #moveTo(corner: Corner): void {
    this.corner = corner;
    keepPreferences({ selfViewCorner: corner });
    this.#host.requestUpdate();
  }
}
