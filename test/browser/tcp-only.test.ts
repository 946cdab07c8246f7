// runs alone
import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import * as assert from 'uvu/assert';
import { suite } from '../harness.ts';
import type { TcpEnd } from './support/tcp-call.ts';

const test = suite('networks that block UDP');

/** What the namespace needs, as far as this machine lacks it. */
function missing(): string | null {
  if (process.platform !== 'linux') return 'network namespaces exist on Linux only';
  if (process.getuid?.() !== 0) return 'making a network namespace needs root';
  for (const tool of ['unshare', 'ip', 'nft']) {
    try {
      execFileSync('which', [tool], { stdio: 'ignore' });
    } catch {
      return `${tool} is not installed`;
    }
  }
  return null;
}

/**
 * Loopback, and an address with a default route: without one a browser believes itself offline.
 * Datagrams are dropped on arrival, silently, as a firewall does.
 */
const NAMESPACE = `
  ip link set lo up
  ip link add inside type veth peer name outside
  ip address add 10.99.0.1/24 dev inside
  ip link set inside up
  ip link set outside up
  ip route add default via 10.99.0.2 dev inside
  nft add table inet firewall
  nft add chain inet firewall input '{ type filter hook input priority 0; }'
  nft add rule inet firewall input meta l4proto udp counter drop
  "$0" --conditions=auscult-source test/browser/support/tcp-call.ts
`;

test.unless(
  missing(),
  'over TCP alone: picture and sound for 10 s, a third comes and goes, a screen is shared',
  async () => {
    const { stdout } = await promisify(execFile)(
      'unshare',
      ['--net', 'bash', '-euc', NAMESPACE, process.execPath],
      { timeout: 150_000 },
    );
    const { ends, third } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
      ends: TcpEnd[];
      third: string[];
    };
    assert.equal(
      ends.map(({ who }) => who),
      ['Dr. Campo', 'Ana'],
    );
    assert.equal(third, ['tcp']);
    for (const { who, framesMore, freezesMore, audioEnergy, protocols } of ends) {
      assert.equal(protocols, ['tcp']);
      assert.ok(framesMore >= 150, `${who} decoded ${framesMore} frames`);
      assert.is(freezesMore, 0, `${who}: no freeze`);
      assert.ok(audioEnergy > 0, `${who} hears`);
    }
  },
);

test.run();
