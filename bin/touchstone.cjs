#!/usr/bin/env node
'use strict';
// Help and version are ready text: nothing else is loaded for them.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const [only, ...others] = process.argv.slice(2);
const wantsHelp = only === undefined || only === '--help' || only === '-h' || only === 'help';

function print(text) {
  // Whoever takes the first line only closes the pipe early, which is no error.
  process.stdout.on('error', ({ code }) => {
    if (code !== 'EPIPE') process.exitCode = 2;
  });
  process.stdout.write(text);
}

if (others.length === 0 && wantsHelp) {
  print(readFileSync(join(__dirname, '../dist/help.txt')));
} else {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'));
  if (others.length === 0 && (only === '--version' || only === '-V')) {
    print(`${version}\n`);
  } else {
    require('./compiled.cjs').loadCompiled(join(__dirname, '../dist'));
    require('../dist/main.cjs').start(version, join(__dirname, '..'));
  }
}
