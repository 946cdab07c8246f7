/** What a track shows; the words of the wire. */
export type Source = 'camera' | 'microphone' | 'screen' | 'screenAudio';

export const sources: readonly Source[] = ['microphone', 'camera', 'screen', 'screenAudio'];
