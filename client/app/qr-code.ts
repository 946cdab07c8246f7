import { svg } from 'lit';
import type { SVGTemplateResult } from 'lit';
import { encode } from 'uqr';

/**
 * A QR code as one path, dark on light whatever the theme: cameras read it both on screens and on
 * paper. Four modules of quiet around it, as ISO/IEC 18004 asks.
 */
export function qrCode(text: string, label: string): SVGTemplateResult {
  const { size, data } = encode(text, { ecc: 'M', border: 4 });
  const path = data
    .map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''))
    .join('');
  return svg`<svg class="qr" role="img" aria-label=${label} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
    <rect width=${size} height=${size} fill="#ffffff"></rect>
    <path d=${path} fill="#000000"></path>
  </svg>`;
}
