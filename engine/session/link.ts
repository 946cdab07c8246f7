import type { Downstream } from './downstream.ts';
import type { Upstream } from './upstream.ts';

/** One participant's transport and what runs over it; the owner of its paths. */
export type Link = Upstream | Downstream;
