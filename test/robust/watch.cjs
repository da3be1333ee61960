'use strict';
// Loaded into the program before its first line. Writes down its arguments, the processes it starts and the files it opens
// for writing; writes down and refuses whatever would reach for a network.
const childProcess = require('node:child_process');
const fs = require('node:fs');

const { openSync, writeSync } = fs;
const target = openSync(process.env.WATCH_FILE, 'a');
const write = (kind, what) => {
  writeSync(target, `${JSON.stringify({ kind, what })}\n`);
};

write('arguments', [...process.execArgv, ...process.argv]);

function wrap(owner, names, before) {
  for (const name of names) {
    const real = owner[name];
    if (typeof real === 'function') {
      owner[name] = function (...given) {
        before(name, given);
        return Reflect.apply(real, this, given);
      };
    }
  }
}

wrap(
  childProcess,
  ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'],
  (name, [program, args]) => {
    write('child', [program, ...(Array.isArray(args) ? args : [])]);
  },
);

const WRITING = fs.constants.O_WRONLY | fs.constants.O_RDWR | fs.constants.O_CREAT;
const isWriting = (flags) =>
  typeof flags === 'number' ? (flags & WRITING) !== 0 : /[wa+]/.test(flags ?? 'r');
wrap(fs, ['open', 'openSync'], (name, [path, flags]) => {
  if (isWriting(flags)) write('file', String(path));
});
wrap(
  fs,
  ['writeFile', 'writeFileSync', 'createWriteStream', 'mkdtemp', 'mkdtempSync', 'mkdir', 'mkdirSync'],
  (name, [path]) => {
    write('file', String(path));
  },
);
wrap(
  fs,
  ['copyFile', 'copyFileSync', 'cp', 'cpSync', 'link', 'linkSync', 'rename', 'renameSync'],
  (name, [, path]) => {
    write('file', String(path));
  },
);
wrap(fs.promises, ['open', 'writeFile', 'appendFile', 'mkdtemp', 'mkdir'], (name, [path]) => {
  write('file', String(path));
});

const refuse = (module) => (name) => {
  write('network', `${module}.${name}`);
  throw new Error(`${module}.${name} was called.`);
};
const all = (target) => Object.keys(target).filter((name) => /^[a-z]/.test(name));
const net = require('node:net');
wrap(net, ['connect', 'createConnection', 'createServer'], refuse('net'));
wrap(net.Socket.prototype, ['connect'], refuse('net.Socket'));
wrap(net.Server.prototype, ['listen'], refuse('net.Server'));
const dns = require('node:dns');
wrap(dns, all(dns), refuse('dns'));
wrap(dns.promises, all(dns.promises), refuse('dns.promises'));
wrap(require('node:dgram'), ['createSocket'], refuse('dgram'));
wrap(require('node:tls'), ['connect', 'createServer'], refuse('tls'));
for (const name of ['node:http', 'node:https'])
  wrap(require(name), ['request', 'get', 'createServer'], refuse(name));
wrap(require('node:http2'), ['connect', 'createServer', 'createSecureServer'], refuse('http2'));
for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'])
  wrap(globalThis, [name], refuse('global'));
