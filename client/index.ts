/**
 * The browser's end without a framework: build your own pages on it. `session` joins, publishes,
 * subscribes and keeps the state; `media` opens devices and explains what goes wrong.
 *
 * @module
 */
export * from './session/index.ts';
export * from './media/index.ts';
