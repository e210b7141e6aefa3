// Who may import whom (see infra/decisions.md). Every rule is an error.
const outside = '^(libs|services|infra)/';
const only = (name, from, may, comment) => ({
  name, severity: 'error', comment,
  from: { path: from, pathNot: '\\.(test|fixture)\\.ts$' },
  to: { path: outside, pathNot: may },
});
const lib = (name, ...others) => only(`lib-${name}`, `^libs/${name}/`, `^libs/(${[name, ...others].join('|')})/`, `libs/${name} may import ${others.join(', ') || 'no other lib'}`);

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'service-never-service', severity: 'error', from: { path: '^services/([^/]+)/' }, to: { path: '^services/', pathNot: '^services/$1/' } },
    { name: 'services-and-libs-never-infra', severity: 'error', from: { path: '^(libs|services)/', pathNot: '\\.int\\.test\\.ts$' }, to: { path: '^infra/' } },
    { name: 'libs-never-services', severity: 'error', from: { path: '^libs/' }, to: { path: '^services/' } },
    only('domain', '^services/[^/]+/src/domain/', '^(services/[^/]+/src/domain/|libs/(contracts|runtime)/)', 'domain imports its own domain, names of contracts and failures'),
    only('steps', '^services/(?!portal/)[^/]+/src/(?!main\\.ts|config\\.ts|app\\.ts|train\\.ts|eval\\.ts|review\\.ts)[^/]+\\.ts$', '^(services/[^/]+/src/([^/]+\\.ts$|domain/)|libs/(contracts|flow|runtime)/)', 'a step imports steps, domain, contracts, flow'),
    lib('contracts'), lib('runtime'), lib('flow', 'contracts', 'runtime'),
    lib('messaging', 'contracts', 'runtime'), lib('storage', 'contracts', 'runtime'), lib('rpc', 'contracts', 'runtime'), lib('sealing', 'contracts', 'runtime'),
    lib('pages', 'runtime'),
    { name: 'testing-only-in-tests', severity: 'error', from: { path: '^(libs|services)/', pathNot: '(^libs/testing/|\\.(test|fixture)\\.ts$)' }, to: { path: '^libs/testing/' } },
    { name: 'domain-is-pure', severity: 'error', from: { path: '^services/[^/]+/src/domain/', pathNot: '\\.test\\.ts$' }, to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(node_modules|/generated/)' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'], extensions: ['.ts', '.mjs', '.js', '.cjs', '.json'] },
  },
};
