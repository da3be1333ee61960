// The least that a program in Node must do with the same files: bundled like ours.
import { join } from 'node:path';
import { build } from 'esbuild';

const PARSE_ONLY = `
  import { readFileSync, readdirSync } from 'node:fs';
  import { join } from 'node:path';
  import { parse } from 'yaml';
  for (const name of readdirSync(process.argv[2], { recursive: true })) {
    if (name.endsWith('.yaml')) parse(readFileSync(join(process.argv[2], name), 'utf8'));
  }
`;

const PARSE_EACH = `
  import { readFileSync, readdirSync } from 'node:fs';
  import { join } from 'node:path';
  import { parse } from 'yaml';
  const candidates = join(process.argv[2], 'candidates');
  for (const id of readdirSync(candidates)) {
    for (const name of readdirSync(join(candidates, id))) {
      const text = readFileSync(join(candidates, id, name), 'utf8');
      if (name.endsWith('.json')) JSON.parse(text);
      else parse(text);
    }
  }
`;

/** Bundles the baselines into `place`. Returns their paths. */
export async function buildBaselines(root, place) {
  const bundled = async (name, contents) => {
    const outfile = join(place, `${name}.cjs`);
    await build({
      stdin: { contents, resolveDir: root },
      outfile,
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      minify: true,
    });
    return outfile;
  };
  return {
    parseOnly: await bundled('parse-only', PARSE_ONLY),
    parseEach: await bundled('parse-each', PARSE_EACH),
  };
}
