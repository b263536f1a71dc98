#!/usr/bin/env node
'use strict';
const { join } = require('node:path');
require('./kept-code.cjs').loadKept(join(__dirname, '..', 'dist', 'main.cjs'));
