/** One publisher, one video track, so many receivers. */
export interface ForwardCase {
  readonly name: string;
  readonly subscribers: number;
  readonly packetsPerSecond: number;
  /** Packets that are handed to the network together. */
  readonly burst: number;
  readonly what: string;
}

/**
 * Rates leave the load processes idle for a good part of the time on two cores: werift's
 * decryption and Node's sockets cost more per packet than what is measured.
 */
export const FORWARD_CASES: readonly ForwardCase[] = [
  {
    name: '1to10',
    subscribers: 10,
    packetsPerSecond: 300,
    burst: 1,
    what: '1 publisher, 10 subscribers, 300 packets/s, one at a time',
  },
  {
    name: '1to50',
    subscribers: 50,
    packetsPerSecond: 60,
    burst: 1,
    what: '1 publisher, 50 subscribers, 60 packets/s, one at a time',
  },
];
