// Types are checked by tsc; the tests only need them gone.
import { transformSync } from 'esbuild';

// Tests run in a context of their own, where each look at a global is slow: modules that hold these run in half the time.
const GLOBALS = 'const { Array, BigInt, Date, JSON, Map, Math, Number, Object, Set, String } = globalThis;';

export default {
  process(source, path) {
    const { code, map } = transformSync(source, {
      loader: 'ts',
      format: 'esm',
      target: 'node20',
      banner: GLOBALS,
      sourcefile: path,
      sourcemap: 'external',
    });
    return { code, map: JSON.parse(map) };
  },
};
