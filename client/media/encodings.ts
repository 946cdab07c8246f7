import type { Source } from './source.ts';

/**
 * What a camera is sent as: three sizes at once, so that the engine can give everyone the one that
 * fits, without transcoding. Ascending order; a small camera makes the browser leave out the upper
 * ones by itself (libwebrtc sends three from 960×540, two from 480×270).
 *
 * The caps are where VP8 stops gaining visibly at 30 pictures a second: about 0.06 bit per pixel
 * for large pictures, twice that for small ones.
 *
 * @param height of the captured picture, in pixels
 */
export function cameraEncodings(height: number): RTCRtpEncodingParameters[] {
  const large = height > 480;
  return [
    { rid: 'q', scaleResolutionDownBy: 4, maxBitrate: large ? 160_000 : 80_000 },
    { rid: 'h', scaleResolutionDownBy: 2, maxBitrate: large ? 500_000 : 220_000 },
    { rid: 'f', scaleResolutionDownBy: 1, maxBitrate: large ? 1_700_000 : 650_000 },
  ];
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
