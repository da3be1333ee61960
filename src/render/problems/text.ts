import type { TextProblem, YamlFault } from '../../domain/problems/text.js';
import { inner, quoted, type ProblemText } from './wording.js';

/** What is called wrong with the text of a file, in English. */
export function describeTextProblem(problem: TextProblem): ProblemText {
  switch (problem.code) {
    case 'file-not-utf8':
      return {
        what: 'The file is not UTF-8 text.',
        todo: 'Save it as UTF-8. If it is an image or a document, it does not belong here.',
      };
    case 'file-empty':
      return { what: 'The file is empty.', todo: 'Write it, take it back from git, or delete it.' };
    case 'file-too-large':
      return {
        what: `The file is larger than ${problem.mebibytes} MiB; no file of this kind is.`,
        todo: 'Look whether something else was pasted into it.',
      };
    case 'file-too-many-parts':
      return {
        what: `From here on the file has more than ${problem.most} parts: keys, values, lines and brackets count.`,
        todo: 'No file of this kind is so large. Look whether something else was pasted into it.',
      };
    case 'conflict-markers':
      return {
        what: "The file holds git's conflict markers.",
        todo: 'A merge was left half done: choose one side, and remove the markers.',
      };
    case 'nested-too-deep':
      return {
        what: `The file is nested more than ${problem.levels} levels deep.`,
        todo: 'Take the brackets or the indentation back.',
      };
    case 'duplicate-key':
      return {
        what: `${quoted(problem.key)} stands here a second time.`,
        todo: 'Keep one of the two, and remove the other.',
      };
    case 'lone-surrogate':
      return {
        what: 'A text holds half of a character (a lone surrogate), which no file can keep.',
        todo: 'Type the character again.',
      };
    case 'yaml-syntax':
      return yamlFault(problem.fault);
    case 'yaml-tab':
      return { what: 'A tab is used to indent this line.', todo: 'YAML is indented with spaces: use two.' };
    case 'yaml-several-documents':
      return {
        what: 'A second document begins here, and a file holds one.',
        todo: 'Remove the line of three hyphens, or move what follows to a file of its own.',
      };
    case 'yaml-tag':
      return {
        what: `${quoted(problem.tag)} is a YAML tag that these files do not use.`,
        todo: 'Remove it. If it is text, put it in quotes.',
      };
    case 'yaml-alias-unknown':
      return {
        what: `${quoted(problem.alias)} refers to something that is not named above.`,
        todo: 'A text that begins with a star or an ampersand must stand in quotes.',
      };
    case 'yaml-alias-circular':
      return {
        what: `${quoted(problem.alias)} refers to the very thing it stands in.`,
        todo: 'Write out what is meant.',
      };
    case 'yaml-aliases-too-many':
      return {
        what: `The file repeats itself by aliases within aliases, or by more than ${problem.limit} of them.`,
        todo: 'Write out what is meant.',
      };
    case 'yaml-key-not-text':
      return {
        what: 'A list or a map stands here as a key.',
        todo: 'Keys are words: put the list after the colon.',
      };
    case 'json-syntax':
      return {
        what: `This is not JSON: ${quoted(problem.found)} does not belong here.`,
        todo: 'The file was changed by hand or damaged. Take it back from git, or from whoever sent it.',
      };
    case 'json-cut-off':
      return {
        what: 'The file ends in the middle: its end is missing.',
        todo: 'It was cut off while it was written or sent. Take it back from git, or ask for it again.',
      };
    case 'number-unsafe':
      return {
        what: `The number ${inner(problem.number)} cannot be kept exactly.`,
        todo: 'Write a smaller one; a file that this program wrote is taken back from git.',
      };
    case 'json-layout':
      return {
        what: 'From here on the file is not laid out as this program writes it.',
        todo: 'An editor or a formatter has touched it. Take it back from git.',
      };
  }
}

function yamlFault(fault: YamlFault): ProblemText {
  switch (fault) {
    case 'indentation':
      return {
        what: 'The indentation is off here.',
        todo: 'Keys of one map and items of one list begin in the same column; close every bracket.',
      };
    case 'quotes-or-brackets':
      return {
        what: 'A quote, a bracket or a comma is missing near here.',
        todo: 'Close what was opened above.',
      };
    case 'colon-in-text':
      return {
        what: 'A colon followed by a space makes a key where none can be.',
        todo: 'Put the text in quotes, or give the key a line of its own.',
      };
    case 'escape':
      return {
        what: 'A backslash in double quotes begins an escape that YAML does not know.',
        todo: 'Double the backslash, or use single quotes.',
      };
    case 'special-start':
      return {
        what: 'A text begins with a character that means something else to YAML.',
        todo: 'Put the text in quotes.',
      };
    case 'key-over-lines':
      return {
        what: 'A key runs over more than one line, or a colon is missing.',
        todo: 'Put a colon and a space after the key, or quotes around the text.',
      };
    case 'directive':
      return { what: 'A line that begins with % is not understood.', todo: 'Remove it.' };
    case 'other':
      return {
        what: 'This is not YAML.',
        todo: 'Compare with the lines above: look for a missing colon, quote or space.',
      };
  }
}
