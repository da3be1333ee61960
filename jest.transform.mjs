// Types are checked by tsc; the tests only need them gone.
import { transformSync } from 'esbuild';

export default {
  process(source, path) {
    const { code, map } = transformSync(source, {
      loader: 'ts',
      format: 'esm',
      target: 'node20',
      sourcefile: path,
      sourcemap: 'external',
    });
    return { code, map: JSON.parse(map) };
  },
};
