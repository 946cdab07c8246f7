import type { Path } from '../path.ts';
import { HmacSha1 } from './hmac-sha1.ts';
import { SeenTransactions } from './seen-transactions.ts';
import { BindingRequest, bindingSuccess, roleConflict, unknownAttributes } from './stun/index.ts';

export { localUfragOf } from './stun/index.ts';

/** 48 and 144 random bits as base64 characters; RFC 8445 §5.3 asks for 24 and 128. */
const UFRAG_RANDOM_BYTES = 6;
const PWD_RANDOM_BYTES = 18;

/** A browser has a handful of candidates; more addresses are a scan, or NAT rebinding gone wild. */
const MAX_PATHS = 8;
/** A far end may move to another path this often. */
const MOVE_INTERVAL_MS = 1_000;
/** Without an authentic check for so long, nobody there wants our media any more (RFC 7675 §5.1). */
export const CONSENT_MS = 30_000;

export interface IceResult {
  /** To be sent back to where the check came from; null: say nothing. */
  readonly reply: Buffer | null;
  /** The check was authentic and is answered with success: its path is the far end's. */
  readonly accepted: boolean;
  /** The check nominated its path, and that is the selected one now. */
  readonly nominated: boolean;
}

const IGNORED: IceResult = { reply: null, accepted: false, nominated: false };

interface KnownPath {
  readonly path: Path;
  /** The far end's ufrag in the first check; compared once it is known from its description. */
  readonly remoteUfrag: string;
  validAtMs: number;
  /** -Infinity when it never was. */
  nominatedAtMs: number;
}

/** One for all agents of the thread: it holds positions of the datagram being read, nothing else. */
const request = new BindingRequest();

/**
 * The lite half of ICE (RFC 8445 §2.5): it answers checks and never sends one. What it learns is
 * where the far end is, and whether it still wants to hear from us.
 *
 *     unknown path --authentic check--> known --USE-CANDIDATE--> selected
 *     selected --another path nominated, 1 s after the last move--> known
 *     known --eight others heard later--> unknown
 *     any --forget(), as when consent has expired--> dead: only new credentials help
 *
 * Whatever is not authentic is dropped without a word and changes nothing: an answer would tell
 * strangers that somebody is here, and a change would let them end a call.
 */
export class IceLite {
  readonly ufrag: string;
  readonly pwd: string;
  readonly #hmac: HmacSha1;
  /** Our half of the username with the colon. */
  readonly #usernameStart: Buffer;
  readonly #seen = new SeenTransactions();
  readonly #known: KnownPath[] = [];
  #remoteUfrag: string | null = null;
  #selected: KnownPath | null = null;
  #movedAtMs = -Infinity;
  #dead = false;

  /** @param options.random cryptographically secure outside of simulations */
  constructor(options: { readonly random: (sizeBytes: number) => Buffer }) {
    this.ufrag = options.random(UFRAG_RANDOM_BYTES).toString('base64');
    this.pwd = options.random(PWD_RANDOM_BYTES).toString('base64');
    this.#hmac = new HmacSha1(Buffer.from(this.pwd));
    this.#usernameStart = Buffer.from(`${this.ufrag}:`);
  }

  /** Where media goes; null until a path was nominated. */
  get selected(): Path | null {
    return this.#selected?.path ?? null;
  }

  /** The last authentic check on the selected path; -Infinity when there is none. */
  get lastValidAtMs(): number {
    return this.#selected?.validAtMs ?? -Infinity;
  }

  /**
   * The far end's credentials, from its description. Until they are known any second half of the
   * username is taken, since browsers check before their answer arrives; paths that checked with
   * another one are forgotten now.
   *
   * @param _pwd would be needed to send checks; a lite agent sends none
   */
  setRemote(ufrag: string, _pwd: string): void {
    this.#remoteUfrag = ufrag;
    for (const known of [...this.#known]) {
      if (known.remoteUfrag !== ufrag) this.#forget(known);
    }
  }

  /** @param datagram one STUN message, whole and nothing else; unchanged afterwards */
  receive(nowMs: number, from: Path, datagram: Buffer): IceResult {
    if (this.#dead || !request.read(datagram)) return IGNORED;
    const remoteUfrag = this.#remoteUfragIn(datagram);
    if (remoteUfrag === null || !request.isAuthentic(datagram, this.#hmac)) return IGNORED;

    if (request.unknown.length > 0) {
      return { ...IGNORED, reply: unknownAttributes(datagram, request.unknown, this.#hmac) };
    }
    if (request.iceControlled) return { ...IGNORED, reply: roleConflict(datagram, this.#hmac) };
    const reply = bindingSuccess(datagram, from.address, from.port, this.#hmac);
    if (reply === undefined || !this.#seen.add(datagram, from)) return IGNORED;

    const known = this.#touch(nowMs, from, remoteUfrag);
    if (request.useCandidate) known.nominatedAtMs = nowMs;
    this.#consider(nowMs, known);
    return {
      reply,
      accepted: true,
      nominated: request.useCandidate && this.#selected === known,
    };
  }

  /** Whether an authentic check has come from there, and it has not been forgotten since. */
  isKnown(path: Path): boolean {
    return this.#known.some((known) => known.path === path);
  }

  paths(): Path[] {
    return this.#known.map((known) => known.path);
  }

  /** When consent ends if no further check comes; Infinity while no path is selected. */
  consentDeadlineMs(): number {
    return this.#selected === null ? Infinity : this.#selected.validAtMs + CONSENT_MS;
  }

  consentExpired(nowMs: number): boolean {
    return nowMs >= this.consentDeadlineMs();
  }

  /**
   * Gives up all paths, and these credentials: late checks do not re-establish consent (RFC 7675
   * §5.1). A restart with new ones does, in an agent of its own.
   *
   * @returns the paths given up
   */
  forget(): Path[] {
    this.#dead = true;
    const paths = this.paths();
    for (const known of [...this.#known]) this.#forget(known);
    return paths;
  }

  /** The connection behind a path has ended. */
  forgetPath(path: Path): void {
    for (const known of [...this.#known]) if (known.path === path) this.#forget(known);
  }

  /** The far end's half of a username whose first half is ours, or null. */
  #remoteUfragIn(datagram: Buffer): string | null {
    const { usernameAt, usernameBytes } = request;
    const colonEnd = usernameAt + this.#usernameStart.length;
    const end = usernameAt + usernameBytes;
    if (end <= colonEnd) return null;
    if (this.#usernameStart.compare(datagram, usernameAt, colonEnd) !== 0) return null;
    const remoteUfrag = datagram.toString('latin1', colonEnd, end);
    return this.#remoteUfrag === null || this.#remoteUfrag === remoteUfrag ? remoteUfrag : null;
  }

  #touch(nowMs: number, from: Path, remoteUfrag: string): KnownPath {
    for (const known of this.#known) {
      if (known.path !== from) continue;
      known.validAtMs = nowMs;
      return known;
    }
    if (this.#known.length >= MAX_PATHS) this.#forgetStalest();
    const known = { path: from, remoteUfrag, validAtMs: nowMs, nominatedAtMs: -Infinity };
    this.#known.push(known);
    return known;
  }

  /**
   * Moves to a path that was nominated later than the selected one. A nomination that comes too
   * soon after the last move is not lost: the path's next check, with or without USE-CANDIDATE,
   * brings it up again (Firefox nominates once).
   */
  #consider(nowMs: number, known: KnownPath): void {
    if (known === this.#selected || known.nominatedAtMs === -Infinity) return;
    if (this.#selected !== null) {
      if (known.nominatedAtMs < this.#selected.nominatedAtMs) return;
      if (nowMs - this.#movedAtMs < MOVE_INTERVAL_MS) return;
    }
    this.#selected = known;
    this.#movedAtMs = nowMs;
  }

  #forgetStalest(): void {
    let stalest: KnownPath | null = null;
    for (const known of this.#known) {
      if (known === this.#selected) continue;
      if (stalest === null || known.validAtMs < stalest.validAtMs) stalest = known;
    }
    if (stalest !== null) this.#forget(stalest);
  }

  /** A path that is not ours any more has no owner, so nothing from it reaches us. */
  #forget(known: KnownPath): void {
    this.#known.splice(this.#known.indexOf(known), 1);
    if (this.#selected === known) this.#selected = null;
    known.path.owner = null;
  }
}
