import * as assert from 'uvu/assert';
import type { LoadMethods } from '../../bench/load/load-process.ts';
import type { SrtpProfile } from '../../bench/peer/dtls.ts';
import { describeComplaints } from '../../bench/peer/strict-receiver.ts';
import { Helper } from '../../bench/process.ts';
import {
  buildReference,
  REFERENCE_KINDS,
  startReference,
} from '../../bench/reference/reference.ts';
import { suite } from '../harness.ts';

const test = suite('bench: references in C');
const missing = await buildReference();
const PROFILES: readonly SrtpProfile[] = ['AES_CM_128_HMAC_SHA1_80', 'AEAD_AES_128_GCM'];
const PACKETS = 200;

for (const kind of REFERENCE_KINDS) {
  for (const profile of PROFILES) {
    test.unless(
      missing,
      `${kind} forwards under ${profile} what strict receivers accept`,
      async () => {
        const load = new Helper<LoadMethods, never>(
          new URL('../../bench/load/load-process.ts', import.meta.url),
        );
        try {
          const pace = { packetsPerSecond: 200, burst: 5 };
          const camera = { framesPerSecond: 200, parts: [1], keyFrameSeconds: 0.5 };
          const plan = await load.call('openKeyed', {
            subscribers: 3,
            camera,
            profile,
            shared: false,
          });
          const reference = await startReference(kind, profile, plan);
          try {
            await load.call('connectKeyed', { plan, port: reference.port, profile });
            const { arrived, refused, reused, complaints } = await load.call('measure', {
              pace,
              packets: PACKETS,
            });
            assert.is(arrived, 3 * PACKETS);
            assert.is(refused + reused, 0);
            assert.equal(describeComplaints(complaints), []);
            assert.ok(reference.cpuUs() > 0);
          } finally {
            await reference.close();
          }
        } finally {
          await load.close();
        }
      },
    );
  }
}

test.run();
