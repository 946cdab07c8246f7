import { randomBytes } from 'node:crypto';
import * as assert from 'uvu/assert';
import { RtpHeader, SrtpSession } from 'werift';
import { PadWatch } from '../../bench/peer/pad-watch.ts';
import { suite } from '../harness.ts';

const test = suite('bench: two-time pads seen from outside');

/** werift encrypts whatever it is given, under whatever index. */
for (const profile of [1, 7] as const) {
  const [keyBytes, saltBytes] = profile === 1 ? [16, 14] : [16, 12];

  /** One key, and what a receiver sees of what is sent under it. */
  function receiver(): (sequence: number, payload: string, ssrc?: number) => boolean {
    const key = randomBytes(keyBytes);
    const salt = randomBytes(saltBytes);
    const session = new SrtpSession({
      profile,
      keys: {
        localMasterKey: key,
        localMasterSalt: salt,
        remoteMasterKey: key,
        remoteMasterSalt: salt,
      },
    });
    const watch = new PadWatch();
    return (sequence, payload, ssrc = 1) => {
      const header = new RtpHeader({ payloadType: 96, sequenceNumber: sequence & 0xffff, ssrc });
      return watch.add(Buffer.from(session.encrypt(Buffer.from(payload), header)));
    };
  }

  test(`profile ${profile}: another plaintext under a used index is noticed [R6]`, () => {
    const send = receiver();
    for (let sequence = 100; sequence < 400; sequence++) {
      assert.ok(send(sequence, `frame ${sequence}`));
    }
    for (const used of [399, 398, 250, 100]) assert.not(send(used, 'another'), `${used}`);
    assert.ok(send(400, 'frame 400'), 'and the stream goes on');
  });

  test(`profile ${profile}: duplicates, late packets, other SSRCs and a new round are none`, () => {
    const send = receiver();
    for (const sequence of [10, 12, 13, 11]) assert.ok(send(sequence, `frame ${sequence}`));
    assert.ok(send(12, 'frame 12'), 'the same packet twice');
    assert.ok(send(12, 'of another stream', 2));
    // The same 16 bits, a round later.
    for (let extended = 14; extended <= 0x10000 + 20; extended++) {
      assert.ok(send(extended, `round ${extended >> 16}, frame ${extended}`), `${extended}`);
    }
  });
}

test.run();
