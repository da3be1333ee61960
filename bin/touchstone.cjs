#!/usr/bin/env node
'use strict';
// Help and version are ready text: nothing else is loaded for them.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const [only, ...others] = process.argv.slice(2);
const wantsHelp = only === undefined || only === '--help' || only === '-h' || only === 'help';

if (others.length === 0 && wantsHelp) {
  process.stdout.write(readFileSync(join(__dirname, '../dist/help.txt')));
} else {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'));
  if (others.length === 0 && (only === '--version' || only === '-V')) {
    process.stdout.write(`${version}\n`);
  } else {
    require('../dist/main.cjs').start(version, join(__dirname, '..'));
  }
}
