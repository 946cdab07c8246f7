import type { Page } from 'playwright';

/** In CSS pixels, from the top left of the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How a source was asked for, and what it is sent as. */
export interface SentSource {
  readonly constraints: MediaTrackConstraints;
  readonly encodings: readonly RTCRtpEncodingParameters[];
}

export interface Sent {
  readonly camera: SentSource;
  readonly microphone: SentSource;
}

/** What the product's page sends, from its own senders: others are to send the same. */
export async function sentBy(page: Page): Promise<Sent> {
  // A page is in a moment before its senders have been given their tracks, of which no event tells.
  await page.waitForFunction(() => {
    const transceivers = auscultInstruments.connections.flatMap((one) => one.getTransceivers());
    const kinds = transceivers.map(({ sender }) => sender.track?.kind);
    return kinds.includes('video') && kinds.includes('audio');
  });
  const sources = await page.evaluate(() => {
    const all: Record<string, SentSource> = {};
    for (const connection of auscultInstruments.connections) {
      for (const { sender } of connection.getTransceivers()) {
        if (!sender.track) continue;
        all[sender.track.kind] = {
          constraints: sender.track.getConstraints(),
          // Names and limits; the rest is the browser's own and may not be handed in again.
          encodings: sender.getParameters().encodings.map((encoding) => ({
            ...(encoding.rid && { rid: encoding.rid }),
            ...(encoding.maxBitrate && { maxBitrate: encoding.maxBitrate }),
            ...(encoding.scaleResolutionDownBy && {
              scaleResolutionDownBy: encoding.scaleResolutionDownBy,
            }),
          })),
        };
      }
    }
    return all;
  });
  const { video: camera, audio: microphone } = sources;
  if (!camera || !microphone) throw new Error('the page does not send camera and microphone');
  return { camera, microphone };
}

/** Where pictures stand on the product's stage, one's own in the last box. */
export async function boxesOf(page: Page): Promise<Box[]> {
  return page.locator('auscult-tile').evaluateAll((tiles) =>
    tiles
      .toSorted(
        (one, other) => Number(one.hasAttribute('self')) - Number(other.hasAttribute('self')),
      )
      .map((tile) => {
        const { left, top, width, height } = tile.getBoundingClientRect();
        return { left, top, width, height };
      }),
  );
}
