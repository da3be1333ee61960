import type { FolderProblem } from '../../domain/problems/folder.js';
import { inner, list, quoted, suggested, type ProblemText } from './wording.js';

/** What is called wrong with the hiring folder, in English. */
export function describeFolderProblem(problem: FolderProblem): ProblemText {
  switch (problem.code) {
    case 'file-is-link':
      return {
        what: 'This is a symbolic link, and links are not followed in a hiring folder.',
        todo: 'Put the file itself here.',
      };
    case 'file-is-folder':
      return {
        what: 'This is a folder where a file was expected.',
        todo: 'Name a file in it, or put the file in its place.',
      };
    case 'file-is-special':
      return { what: 'This is a device or a pipe, not a file.', todo: 'Put a plain file here.' };
    case 'file-ending':
      return {
        what: 'Only files that end in .yaml are read here.',
        todo: `Rename this one to ${quoted(problem.wanted)}.`,
      };
    case 'file-unreadable':
      return {
        what: `This cannot be read: ${systemReason(problem.reason)}.`,
        todo: 'Correct its permissions, or look whether the disk is in order.',
      };
    case 'disk-refused':
      return {
        what: `The disk refused this: ${systemReason(problem.reason)}. Nothing was left half-written.`,
        todo: 'Mend that, then run the same command again.',
      };
    case 'output-refused':
      return {
        what: `The result could not be written out: ${systemReason(problem.reason)}.`,
        todo: 'Make room where it was sent to, then run the same command again.',
      };
    case 'folder-in-use':
      return {
        what: `Another touchstone is writing in this folder (process ${problem.pid}). Nothing was written.`,
        todo: 'Wait until it has ended, then run the same command again.',
      };
    case 'changed-meanwhile':
      return {
        what: `${quoted(problem.file)} was changed by somebody else while this command ran. Nothing was written.`,
        todo: 'Run the same command again; it starts from what is there now.',
      };
    case 'id-unlike-file':
      return {
        what: `The id here is ${quoted(problem.id)}, and the file is named ${quoted(problem.file)}.`,
        todo: 'Make them the same.',
      };
    case 'folder-not-candidate':
      return {
        what: `${quoted(problem.name)} cannot be a candidate's id.`,
        todo: 'Candidates are made by "touchstone add candidate"; move this folder elsewhere.',
      };
    case 'card-elsewhere':
      return {
        what: 'This card belongs to another seat than the one its file is named after.',
        todo: `Its own place is ${quoted(problem.home)}.`,
      };
    case 'instrument-changed':
      return {
        what: `The archived ${quoted(problem.id)} is not what the cards were rated against.`,
        todo: 'Restore the file from git: "git checkout <commit> -- instruments".',
      };
    case 'names-unreadable':
      return {
        what: 'This is not a list of names with commas between.',
        todo: 'The first line is "candidate,name", and each other one of that form; a name that holds a comma stands in double quotes.',
      };
    case 'no-hiring-folder':
      return {
        what: problem.named
          ? `${quoted(problem.folder)} is no hiring folder: there is no touchstone.yaml in it.`
          : `There is no hiring folder at ${quoted(problem.folder)} or above it.`,
        todo: `${problem.named ? 'Name' : 'Go to one, name'} one with --folder, or make one with "touchstone init".`,
      };
    case 'hiring-folder-exists':
      return {
        what: `${quoted(problem.folder)} is a hiring folder already.`,
        todo: 'To add to it, use "touchstone add". For another one, choose another folder.',
      };
    case 'folder-occupied':
      return {
        what: `${quoted(problem.folder)} is not empty, and a hiring folder begins with nothing but its own files.`,
        todo: 'Name a new folder, which may lie in that one: "touchstone init hiring".',
      };
    case 'person-unknown':
      return {
        what: `Nobody here has the id ${quoted(problem.id)}.`,
        todo: suggested(
          problem.suggestion,
          `Add them: "touchstone add person ${inner(problem.id)} --email …".`,
        ),
      };
    case 'person-exists':
      return {
        what: `${quoted(problem.id)} is in touchstone.yaml already.`,
        todo: 'Add the address there, or choose another id.',
      };
    case 'person-twice':
      return {
        what: `${quoted(problem.id)} is named twice.`,
        todo: 'Name each person once; several addresses have commas between.',
      };
    case 'address-taken':
      return {
        what: `Two people cannot have the same address, ${quoted(problem.address)}: by it git tells them apart.`,
        todo: 'Give each person an address of their own.',
      };
    case 'person-not-identified':
      return {
        what:
          problem.email === null
            ? 'It is not clear who you are.'
            : `Nobody here has the address ${quoted(problem.email)}, which git has for you.`,
        todo: 'Say it with --as, or add yourself: "touchstone add person <id> --email <address>".',
      };
    case 'candidate-unknown':
      return {
        what: `There is no candidate ${quoted(problem.id)}.`,
        todo: suggested(problem.suggestion, 'Run "touchstone status" for all of them.'),
      };
    case 'candidate-id-drawn':
      return {
        what: `A candidate's id is drawn at random, so ${quoted(problem.id)} cannot be one.`,
        todo: 'Leave it out. A name goes to names.csv: --name "Kim Doe".',
      };
    case 'role-not-here':
      return {
        what: `The role ${quoted(problem.id)} is not in this folder yet.`,
        todo: `Copy it in, with its rubrics: "touchstone add role ${inner(problem.id)}".`,
      };
    case 'role-unknown':
      return {
        what: `There is no role ${quoted(problem.id)}.`,
        todo: suggested(
          problem.suggestion,
          problem.known.length === 0
            ? 'There is none yet: "touchstone add role soc-analyst" copies one in.'
            : `There are: ${problem.known.map(inner).join(', ')}.`,
        ),
      };
    case 'seat-unknown':
      return {
        what: `${quoted(problem.interviewer)} has no such seat in the plan of ${quoted(problem.candidate)}.`,
        todo:
          problem.seats.length === 0
            ? `Nobody is planned yet. Run "touchstone plan ${inner(problem.candidate)} --seat ${inner(problem.interviewer)}=<interview>".`
            : `Planned are: ${problem.seats.map(inner).join(', ')}.`,
      };
    case 'seat-ambiguous':
      return {
        what: 'You have several interviews with this candidate.',
        todo: `Say which with --interview: ${problem.interviews.map(inner).join(', ')}.`,
      };
    case 'candidate-withdrawn':
      return {
        what: `${quoted(problem.id)} has withdrawn.`,
        todo: 'No interview is needed. If that is a mistake, set the status in candidate.yaml to open.',
      };
    case 'answers-for-another':
      return {
        what: `These answers are for the ${inner(problem.key)} ${quoted(problem.found)}, not ${quoted(problem.expected)}.`,
        todo: 'Correct the answers file, or the command.',
      };
    case 'no-draft':
      return {
        what: 'There is no draft to resume.',
        todo: 'Name a candidate or a kit: "touchstone interview c-7k2m --as <you>".',
      };
    case 'plan-changed':
      return {
        what: `The plan is not the one under which ${quoted(problem.interviewer)} sealed, and no reason is recorded.`,
        todo: 'Restore candidate.yaml, or record the change: "touchstone plan <candidate> --reason …".',
      };
    case 'plan-frozen':
      return {
        what: 'Somebody has sealed already, so the plan is frozen.',
        todo: 'Say why it changes with --reason; the reason is kept with the plan.',
      };
    case 'card-of-other-folder':
      return {
        what: `This card belongs to another hiring folder (${quoted(problem.folder)}).`,
        todo: 'File it there.',
      };
    case 'sealed-already':
      return {
        what: 'This interview is sealed already, and a sealed card cannot change.',
        todo: 'What you see differently now belongs into the debrief. A signature can still be added: --sign.',
      };
    case 'changed-since-commit':
      return {
        what: 'Git has this sealed file in another form: it was changed or deleted after it was committed.',
        todo: 'Look at "git log -p -m --full-history" for this file, and restore the first version.',
      };
    case 'git-refused':
      return problem.reason === null
        ? {
            what: 'Nothing was held against git: this folder lies in a repository, and there is no git here.',
            todo: 'Install git.',
          }
        : {
            what: `Nothing was held against git, which says: ${inner(problem.reason)}`,
            todo: 'Run "git log" in the folder, and do what it asks for.',
          };
    case 'git-shallow':
      return {
        what: 'This clone is shallow, so nobody here can tell what cards were when they were first committed.',
        todo: 'Run "git fetch --unshallow"; in a pipeline, check out with fetch-depth 0 (GitLab: GIT_DEPTH 0).',
      };
    case 'not-on-panel':
      return {
        what: `${inner(problem.interviewer)} has no open seat on the panel of ${inner(problem.candidate)}.`,
        todo:
          problem.panel.length === 0
            ? 'Nobody is on it; seat somebody with --seat.'
            : `These do: ${list(problem.panel)}.`,
      };
  }
}

// What the system's codes mean, for the ones that people meet (errno(3)).
function systemReason(code: string): string {
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    EPERM: 'not permitted',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'your quota is used up',
    ENOTDIR: 'a part of the path is no folder',
    EISDIR: 'it is a folder',
    ENOENT: 'a folder on the way is missing',
    EIO: 'the disk reports an error',
    ENAMETOOLONG: 'the name is too long',
  };
  return (Object.hasOwn(reasons, code) ? reasons[code] : undefined) ?? inner(code);
}
