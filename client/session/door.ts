import type { SignalingClient } from 'auscult/signaling/client';

/** @returns whether somebody inside has admitted one; false when the line was lost before */
export function admitted(signaling: SignalingClient): Promise<boolean> {
  return new Promise((resolve) => {
    signaling.on('admitted', () => resolve(true));
    signaling.on('state', (change) => {
      if (change.state === 'closed') resolve(false);
    });
  });
}
