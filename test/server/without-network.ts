/** Starts the program on a machine that has nothing but loopback; run by `without-network.test.ts`. */
import { startApp } from '../../bench/browser/app.ts';

const app = await startApp();
const { status } = await fetch(`${app.url}/healthz`);
await app.stop();
console.log(JSON.stringify({ status }));
