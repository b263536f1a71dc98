// Turns the one table of rooms (test/architecture/layers.json) into rules: a room
// imports only the rooms listed for it, only through their index.ts, never in a circle.
const layers = require('../architecture/layers.json');

const rooms = Object.keys(layers);
const escape = (room) => room.replace('/', '\\/');

// host/node stands inside host but is a room of its own.
const inside = (room) => (room === 'host' ? '^src/host/(?!node/)' : `^src/${escape(room)}/`);

// A room inside another one may use all of it: host/node implements what host declares.
const around = (room) => (room.includes('/') ? [inside(room.split('/')[0])] : []);

const roomRules = rooms.map((room) => ({
  name: `${room.replace('/', '-')}-imports-only-what-is-listed`,
  severity: 'error',
  from: { path: inside(room) },
  to: {
    path: '^src/',
    pathNot: [
      inside(room),
      ...around(room),
      ...layers[room].map((other) => `^src/${escape(other)}/index\\.ts$`),
    ],
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'every-folder-is-a-listed-room',
      severity: 'error',
      from: { path: '^src/', pathNot: rooms.map(inside) },
      to: {},
    },
    {
      name: 'only-the-start-opens-the-machine',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/cli/(main|start)\\.ts$', '^src/host/node/'] },
      to: { path: '^src/host/node/' },
    },
    {
      name: 'only-host-node-touches-node',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/host/node/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'no-unlisted-packages',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'undetermined'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.cjs', '.mjs'] },
  },
};
