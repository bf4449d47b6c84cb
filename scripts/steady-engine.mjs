// Loaded before everything that the launcher and the tests start, in each of its threads.
//
// Node strips the types of a .ts file with WebAssembly. Threads that start and end side by side share the engine's table of
// compiled wrappers, and V8 of Node 24 now and then stops the whole process (SIGTRAP, no message) when one thread's wrapper is
// compiled anew and freed while another uses the table. Nothing is compiled anew or freed with these; what they keep is small.
// The packaged app has no types to strip and doesn't load this.
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--no-wasm-code-gc');
setFlagsFromString('--wasm-wrapper-tiering-budget=1000000000');
