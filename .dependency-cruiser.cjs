// The layout is the architecture: each room may import only what stands here.
const rooms = {
  domain: ['domain'],
  lint: ['lint', 'domain'],
  format: ['format', 'domain'],
  render: ['render', 'domain'],
  store: ['store', 'format', 'domain'],
  terminal: ['terminal', 'render', 'domain'],
};

// Each package is imported in one place, so that it can be replaced there.
const packages = {
  yaml: 'src/format/yaml(-edit|-nodes|-fault)?.ts',
  ajv: 'src/format/schemas/generate.mjs',
  'csv-parse': 'src/format/names.ts',
  'csv-stringify': 'src/format/csv.ts',
  liquidjs: 'src/render/template(-bounds)?.ts',
  marked: 'src/render/document.ts',
  chalk: 'src/render/style.ts',
  'fast-string-width': 'src/render/width.ts',
  'fast-wrap-ansi': 'src/render/width.ts',
  '@inquirer/prompts': 'src/terminal/ask.ts',
  'age-encryption': 'src/store/age.ts',
  commander: 'src/cli/program.ts',
};

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `${room}-imports`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: allowed.map((name) => `^src/${name}/`) },
    })),
    {
      name: 'pure-rooms-touch-no-platform',
      severity: 'error',
      from: { path: '^src/(domain|lint|format|render)/', pathNot: '^src/format/schemas/generate\\.mjs$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'domain-has-no-packages',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    ...Object.entries(packages).map(([name, file]) => ({
      name: `one-place-for-${name.replace(/[@/]/g, '-')}`,
      severity: 'error',
      from: { path: '^src/', pathNot: `^${file.replaceAll('.', '\\.')}$` },
      to: { path: `node_modules/${name}/` },
    })),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
