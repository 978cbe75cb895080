/** Import directions of the rooms (architecture page), no cycles, and Node APIs only at the edge. */
const rooms = {
  'codegen/model': [],
  'codegen/language': ['codegen/model'],
  'codegen/read': ['codegen/model', 'codegen/language'],
  'codegen/check': ['codegen/model', 'codegen/language'],
  'codegen/derive': ['codegen/model', 'codegen/language'],
  'codegen/mutate': ['codegen/model', 'codegen/language'],
  'codegen/diff': ['codegen/model', 'codegen/language'],
  'codegen/emit': ['codegen/model', 'codegen/language'],
  'codegen/describe': ['codegen/model', 'codegen/language'],
  'codegen/io': ['codegen/model'],
  // What was checked before, and what a change makes of it.
  'codegen/recheck': ['codegen'],
  'reference/generated': ['codegen/model'],
  reference: ['codegen/model', 'codegen/language'],
  test: ['codegen', 'reference'],
  bin: ['codegen', 'reference', 'test'],
};

const directions = Object.entries(rooms)
  .filter(([room]) => room !== 'reference/generated')
  .map(([room, allowed]) => ({
    name: `direction-${room.replace('/', '-')}`,
    severity: 'error',
    comment: `${room} may import ${allowed.join(', ') || 'no other room'}`,
    from: { path: `^${room}/`, pathNot: '(\\.test\\.ts$|^test/e2e/)' },
    to: { path: '^(codegen|reference|test|bin|site)/', pathNot: `^(${[room, ...allowed].join('|')})/` },
  }));

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-core',
      severity: 'error',
      comment: 'Node APIs belong at the edge, so that the rest runs in a browser',
      from: {
        path: '^(codegen|reference)/',
        pathNot: '(\\.test\\.ts$|^codegen/io/|^codegen/emit/typescript/|^reference/frontends/)',
      },
      to: { dependencyTypes: ['core'] },
    },
    ...directions,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|/fixtures/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs'] },
  },
};
