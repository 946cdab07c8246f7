import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

/** What a network namespace with a packet filter needs, as far as this machine lacks it. */
export function missing(): string | null {
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
 * The packet filter has a chain for what arrives, in which nothing stands yet.
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
`;

/** Datagrams are dropped on arrival, silently, as a firewall does. */
export const DROP_UDP = 'nft add rule inet firewall input meta l4proto udp counter drop';

/** Ends what `DROP_UDP` began. */
export const LET_ALL_PASS = 'nft flush chain inet firewall input';

/**
 * Runs a script in a namespace of its own.
 *
 * @param script from the project's root
 * @param setup shell commands before it
 * @returns what its last line of output says, as JSON
 */
export async function inNamespace(script: string, setup = ''): Promise<unknown> {
  const run = `"$0" --conditions=auscult-source ${script}`;
  const { stdout } = await promisify(execFile)(
    'unshare',
    ['--net', 'bash', '-euc', [NAMESPACE, setup, run].join('\n'), process.execPath],
    { timeout: 150_000 },
  );
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
