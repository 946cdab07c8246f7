// runs alone
import * as assert from 'uvu/assert';
import { DROP_UDP, inNamespace, missing } from '../../browser/support/namespace.ts';
import { suite } from '../../harness.ts';
import { firefoxMissing } from '../../foreign/support/firefox.ts';
import { gstreamerMissing } from '../../foreign/support/python-peer.ts';

const test = suite('foreign peers in networks that block UDP');

const PEERS = {
  firefox: firefoxMissing(),
  libwebrtc: null,
  gstreamer: gstreamerMissing(),
};

for (const [name, peerMissing] of Object.entries(PEERS)) {
  test.unless(
    missing() ?? peerMissing,
    `${name} finds TCP by itself: sees, is seen, and obeys a change of role`,
    async () => {
      const script = `test/foreign/support/blocked-udp.ts ${name}`;
      assert.equal(await inNamespace(script, DROP_UDP), { [name]: ['tcp', 'tcp'] });
    },
  );
}

test.run();
