#!/usr/bin/env node
'use strict';
const { join } = require('node:path');
// The demo says that it changes nothing of a home: it keeps no machine code there either.
if (process.argv.includes('demo')) process.env.NODE_DISABLE_COMPILE_CACHE = '1';
const dist = join(__dirname, '..', 'dist');
require(join(dist, 'load-kept.cjs')).loadKept(join(dist, 'main.cjs'), require);
