/** What is measured: an engine behind its public door, in a process with nothing else in it. */
import { serve } from '../process.ts';
import { EngineServer, methodsOf } from './methods.ts';

const server = new EngineServer();
serve(methodsOf(server), () => server.close());
