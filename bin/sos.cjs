#!/usr/bin/env node
'use strict';
const { join } = require('node:path');
const dist = join(__dirname, '..', 'dist');
require(join(dist, 'load-kept.cjs')).loadKept(join(dist, 'main.cjs'), require);
