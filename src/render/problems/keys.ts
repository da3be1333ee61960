import type { ForeignKey, KeysProblem, UnreadableIdentity } from '../../domain/problems/keys.js';
import { inner, quoted, suggested, type ProblemText } from './wording.js';

/** What is called wrong with keys, in English. No secret is ever in it. */
export function describeKeysProblem(problem: KeysProblem): ProblemText {
  switch (problem.code) {
    case 'recipient-malformed':
      return {
        what: `${quoted(problem.given)} is no public key of age, or was mistyped.`,
        todo: 'It is 62 characters long and begins with age1; "touchstone keys create" and age-keygen print one. Copy it anew.',
      };
    case 'recipient-foreign':
      return { what: `${FOREIGN[problem.kind]}.`, todo: ONLY_X25519 };
    case 'recipient-exists':
      return {
        what: `There is a recipient ${quoted(problem.name)} already, with another key.`,
        todo: 'Choose another name, or remove that one first: touchstone keys remove-recipient <name>',
      };
    case 'recipient-twice':
      return {
        what: `This key is listed already, as ${quoted(problem.name)}.`,
        todo: 'One key needs one name.',
      };
    case 'recipient-unknown':
      return {
        what: `No recipient is called ${quoted(problem.name)}.`,
        todo: suggested(problem.suggestion, '"touchstone keys list" names them.'),
      };
    case 'recipient-last':
      return {
        what: `${quoted(problem.name)} is the last recipient: without it nobody could open anything any more.`,
        todo: 'Add another first: touchstone keys add-recipient <name> <age1…>',
      };
    case 'recipient-alone':
      return {
        what: `Everything that is encrypted here hangs on one key, that of ${quoted(problem.name)}. Whoever loses it loses every card.`,
        todo: 'Add a second one that lies elsewhere: touchstone keys create -o FILE, then touchstone keys add-recipient <name> <age1…>',
      };
    case 'folder-plain':
      return {
        what: 'This folder does not encrypt, so there are no keys in it.',
        todo: 'To begin with it: touchstone keys add-recipient <name> <age1…>',
      };
    case 'identity-foreign':
      return { what: `${quoted(problem.source)}: ${inText(FOREIGN[problem.kind])}.`, todo: IDENTITY_WANTED };
    case 'identity-unreadable':
      return unreadable(problem.source, problem.reason);
    case 'identity-readable':
      return {
        what: `Others on this machine can read this identity (permissions ${inner(problem.mode)}), and with it open every card.`,
        todo: 'Make it yours alone: chmod 600, and think about whether somebody has copied it.',
      };
    case 'passphrase-missing':
      return {
        what: `${quoted(problem.source)} is protected by a passphrase, and there is no terminal to ask for it.`,
        todo: 'Run this at a terminal, or set TOUCHSTONE_PASSPHRASE.',
      };
    case 'passphrase-wrong':
      return {
        what: `This passphrase does not open ${quoted(problem.source)}.`,
        todo: 'Try again. Nobody can tell you what it was.',
      };
    case 'passphrase-too-costly':
      return {
        what: `${quoted(problem.source)} asks for more work to try a passphrase than any real one does, so it was not tried.`,
        todo: 'Make the file anew with "touchstone keys create --passphrase" or "age -p".',
      };
    case 'passphrase-short':
      return {
        what: `A passphrase of fewer than ${problem.least} characters is guessed in no time.`,
        todo: 'Take four or five words that do not belong together.',
      };
    case 'candidate-has-key':
      return {
        what: `${inner(problem.candidate)} has a key already.`,
        todo: 'For a new one in its place: touchstone keys rotate <candidate>',
      };
    case 'candidate-key-unlisted':
      return {
        what: `What is filed for ${inner(problem.candidate)} is encrypted for a key that candidate.yaml does not name any more.`,
        todo: `Put the line back, in candidate.yaml: key: ${inner(problem.recipient)}`,
      };
    case 'candidate-key-another':
      return {
        what: `The key file of ${inner(problem.candidate)} holds another key than the one in candidate.yaml.`,
        todo: 'Move it away and put back the right one: touchstone keys restore <dir>. Or restore candidate.yaml from git.',
      };
    case 'key-given-up':
      return {
        what: `This is encrypted for ${inner(problem.recipient)}, a key of ${inner(problem.candidate)} that is not kept here any more.`,
        todo: 'A back-up of the key folder from before the last "keys rotate" may hold it.',
      };
    case 'back-up-inside':
      return {
        what: `${quoted(problem.folder)} lies in the hiring folder or in its key folder. It would be lost with them, and git could keep it for ever.`,
        todo: 'Name a folder on another disk or machine.',
      };
    case 'back-up-of-other-folder':
      return {
        what: `The keys of another hiring folder are backed up here, of ${inner(problem.folder)}.`,
        todo: 'Name a folder of its own for each hiring folder.',
      };
    case 'back-up-unlike':
      return {
        what: `The backed-up key of ${inner(problem.candidate)} is not what was written.`,
        todo: 'Look whether the disk is in order, then run "touchstone keys back-up" again.',
      };
    case 'keys-in-git':
      return {
        what: `Git has ${problem.keys === 1 ? 'a candidate’s key' : `${problem.keys} candidates’ keys`}. What git has once, nobody can destroy any more.`,
        todo: 'Take them out with "git rm --cached", before anybody pushes, and see that .gitignore names the folder. After a push, give the candidates new keys: touchstone keys rotate',
      };
    case 'back-up-never':
      return {
        what: 'The candidates’ keys were never backed up. Whoever loses the key folder loses every card.',
        todo: 'Copy them now: touchstone keys back-up <dir>. They are wrapped, so they can lie where you keep other back-ups.',
      };
    case 'back-up-behind':
      return {
        what: `The last back-up lacks ${problem.keys === 1 ? 'one key' : `${problem.keys} keys`} as they are now.`,
        todo: 'Bring it up to date: touchstone keys back-up <dir>',
      };
  }
}

const ONLY_X25519 =
  'Use a key that "touchstone keys create" or age-keygen makes; its public half begins with age1 and is 62 characters long.';
const IDENTITY_WANTED =
  'An identity is a line that begins with AGE-SECRET-KEY-1. "touchstone keys create" makes one.';

const FOREIGN: Readonly<Record<ForeignKey, string>> = {
  ssh: 'SSH keys sign here, and do not encrypt',
  'post-quantum':
    'Post-quantum keys of age are not supported, as today’s age in Debian cannot open what they lock',
  plugin: 'Keys of age plugins are not supported, as they open nothing without their device',
  public: 'This is a public key, which opens nothing',
  secret: 'This is a secret key. It belongs to its owner alone, and in no command',
};

function unreadable(source: string, reason: UnreadableIdentity): ProblemText {
  switch (reason) {
    case 'missing':
      return { what: `There is no identity ${quoted(source)}.`, todo: 'Look at its name and place.' };
    case 'no-file':
      return { what: `${quoted(source)} is no file.`, todo: 'Name the file with the identity.' };
    case 'refused':
      return { what: `${quoted(source)} cannot be read.`, todo: 'Correct its permissions.' };
  }
}

function inText(sentence: string): string {
  return sentence.startsWith('SSH') ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
