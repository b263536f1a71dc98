#!/usr/bin/env node
'use strict';
const { join } = require('node:path');
require('./kept-code.cjs').keepCode(join(__dirname, '..', 'dist', 'chunks'));
require('../dist/main.cjs');
