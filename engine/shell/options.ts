import { EngineError } from '../errors.ts';
import type { Role, RoleTable, Source } from '../types.ts';

/**
 * All that an engine is told once. What is wrong in it is refused with ENGINE_INVALID_ARGUMENT.
 *
 * @typeParam R the embedder's roles, inferred from `roles`
 * @typeParam S its sources, likewise
 */
export interface EngineOptions<R extends Role = Role, S extends Source = Source> {
  readonly media: MediaOptions;
  /** What each role may publish and receive; everything else is refused. */
  readonly roles: RoleTable<R, S>;
  /** How many cores of the machine carry media; default 1. Worker n takes `media.port + n`. */
  readonly workers?: number;
  /** `process` keeps a crash of native code apart from the embedder; default `thread`. */
  readonly workerKind?: 'thread' | 'process';
  /** Least time between two offers to one participant, in ms; default 200. */
  readonly offerIntervalMs?: number;
  /** Gives up starting: `createEngine` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Where media is taken, and under which address it is offered. */
export interface MediaOptions {
  /**
   * Textual IP address to bind, UDP and TCP on the same number; or several, at most 8, as of a
   * machine with two networks. `::` takes IPv4 as well where it stands alone.
   */
  readonly host: string | readonly string[];
  /** 0: an ephemeral port for each worker. */
  readonly port: number;
  /** The address that participants reach, where it differs from `host` (behind NAT, or a wildcard). */
  readonly announcedAddress?: string;
  /**
   * The addresses that participants reach, IPv4 and IPv6, where it is more than one; at most 8, the
   * preferred one first. In place of `announcedAddress`; default `host`.
   */
  readonly announce?: readonly string[];
  /**
   * Nobody on another machine is heard, whatever `host` says: for a trial on one machine, whose
   * browsers do not all send to loopback addresses (Firefox does not). What comes from an address
   * that is not this machine's is dropped unread; TCP is taken on loopback addresses only, and
   * what is announced is what is bound.
   */
  readonly onlyThisMachine?: boolean;
}

const MAX_WORKERS = 64;
/** Each is a candidate or two in every description, and checked from each of a browser's own. */
const MAX_ADDRESSES = 8;
const WILDCARDS = ['0.0.0.0', '::'];

/** The options with all defaults in place. */
export interface CheckedOptions {
  readonly hosts: readonly string[];
  readonly port: number;
  readonly announce: readonly string[];
  readonly onlyThisMachine: boolean;
  readonly roles: RoleTable;
  readonly workers: number;
  readonly workerKind: 'thread' | 'process';
  readonly offerIntervalMs: number | null;
}

/** @throws EngineError `ENGINE_INVALID_ARGUMENT`, naming the option */
export function checkOptions(options: EngineOptions): CheckedOptions {
  insist(isObject(options), 'createEngine takes an object of options');
  insist(isObject(options.media), 'media must be { host, port }');
  const { media, roles, workers = 1, workerKind = 'thread', offerIntervalMs = null } = options;
  const { port } = media;
  insist(isInteger(workers, 1, MAX_WORKERS), `workers must be between 1 and ${MAX_WORKERS}`);
  insist(
    isInteger(port, 0, 65_535) && (port === 0 || port + workers - 1 <= 65_535),
    'media.port must be between 0 and 65535, with room for one port per worker',
  );
  insist(
    workerKind === 'thread' || workerKind === 'process',
    "workerKind must be 'thread' or 'process'",
  );
  insist(
    offerIntervalMs === null || isInteger(offerIntervalMs, 0, 10_000),
    'offerIntervalMs must be between 0 and 10000',
  );
  return {
    ...checkAddresses(media),
    port,
    roles: checkRoles(roles),
    workers,
    workerKind,
    offerIntervalMs,
  };
}

function checkAddresses({
  host,
  announcedAddress,
  announce,
  onlyThisMachine = false,
}: MediaOptions): Pick<CheckedOptions, 'hosts' | 'announce' | 'onlyThisMachine'> {
  const hosts = isList(host) ? [...host] : [host];
  insist(isAddresses(hosts), 'media.host must be an IP address, or a list of at most 8');
  insist(typeof onlyThisMachine === 'boolean', 'media.onlyThisMachine must be true or false');
  insist(
    announcedAddress === undefined || announce === undefined,
    'media.announce takes the place of media.announcedAddress: give one of them',
  );
  const given = announce ?? (announcedAddress === undefined ? undefined : [announcedAddress]);
  insist(
    given === undefined || !onlyThisMachine,
    'media.onlyThisMachine announces what is bound: leave media.announce out',
  );
  insist(given === undefined || isList(given), 'media.announce must be a list of addresses');
  const announced = given === undefined ? hosts : [...given];
  insist(
    isAddresses(announced),
    'media.announcedAddress must be an IP address, and media.announce a list of at most 8',
  );
  insist(
    !announced.some((address) => WILDCARDS.includes(address)),
    'media.announcedAddress is needed, for nobody can send to a wildcard address',
  );
  return { hosts, announce: announced, onlyThisMachine };
}

/** Copied and frozen by value: a later change of the embedder's object must not change policy. */
function checkRoles(roles: RoleTable): RoleTable {
  insist(typeof roles === 'object' && roles !== null, 'roles must be a table of grants');
  const copy = Object.entries(roles).map(([role, grants]) => {
    insist(
      typeof grants?.receive === 'boolean' &&
        isList(grants.publish) &&
        grants.publish.every((source) => typeof source === 'string' && source !== ''),
      `roles: the grants of '${role}' must be { publish: string[], receive: boolean }`,
    );
    return [role, { publish: [...grants.publish], receive: grants.receive }] as const;
  });
  return Object.fromEntries(copy);
}

function insist(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new EngineError('ENGINE_INVALID_ARGUMENT', `${sentence}.`);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function isInteger(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

/** IPv4 in dotted decimal or IPv6; the parser of URLs knows both and resolves neither. */
function isAddress(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  if (text.includes(':')) return URL.canParse(`http://[${text}]/`);
  return (
    /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((byte) => Number(byte) <= 255)
  );
}

/** Different ones, and at least one. */
function isAddresses(list: readonly unknown[]): list is readonly string[] {
  return (
    isInteger(list.length, 1, MAX_ADDRESSES) &&
    new Set(list).size === list.length &&
    list.every(isAddress)
  );
}

function isList(list: unknown): list is readonly unknown[] {
  return Array.isArray(list);
}
