import type { Source } from './source.ts';

/**
 * What a camera is sent as: several sizes at once, so that the engine can give everyone the one
 * that fits, without transcoding. Ascending order.
 *
 * libwebrtc encodes three sizes from 960×540 on and two from 480×270 on; of more it leaves out the
 * *upper* ones, without a word. So no more are asked for than there will be, and the full picture
 * is always among them.
 *
 * The caps are where VP8 stops gaining visibly at 30 pictures a second: about 0.06 bit per pixel
 * for large pictures, twice that for small ones.
 *
 * @param height of the captured picture, in pixels
 */
export function cameraEncodings(height: number): RTCRtpEncodingParameters[] {
  if (height >= 540) {
    return [
      { rid: 'q', scaleResolutionDownBy: 4, maxBitrate: 160_000 },
      { rid: 'h', scaleResolutionDownBy: 2, maxBitrate: 500_000 },
      { rid: 'f', scaleResolutionDownBy: 1, maxBitrate: 1_700_000 },
    ];
  }
  if (height >= 270) {
    return [
      { rid: 'h', scaleResolutionDownBy: 2, maxBitrate: 180_000 },
      { rid: 'f', scaleResolutionDownBy: 1, maxBitrate: 650_000 },
    ];
  }
  return [{ maxBitrate: 250_000 }];
}

/** One size only: a screen is never scaled down, letters would drown. */
const screenEncodings: RTCRtpEncodingParameters[] = [{ maxBitrate: 2_500_000, maxFramerate: 15 }];

/** Speech is transparent in Opus from about 32 kbit/s on; sound of a screen may be music. */
const microphoneEncodings: RTCRtpEncodingParameters[] = [{ maxBitrate: 40_000 }];
const screenAudioEncodings: RTCRtpEncodingParameters[] = [{ maxBitrate: 96_000 }];

export function encodingsFor(source: Source, track: MediaStreamTrack): RTCRtpEncodingParameters[] {
  switch (source) {
    case 'camera':
      return cameraEncodings(track.getSettings().height ?? 720);
    case 'screen':
      return screenEncodings;
    case 'microphone':
      return microphoneEncodings;
    case 'screenAudio':
      return screenAudioEncodings;
  }
}
