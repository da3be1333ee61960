import { isLintProblem } from '../domain/lint-problem.js';
import type { JournalFault, Problem, ValueKind, YamlFault } from '../domain/problem.js';
import { describeLintProblem } from './lint-text.js';
import { plainText } from './safe-text.js';
import { cutText } from './width.js';
import { REFUSED_ENTRY_WORDS } from './words.js';

/** A problem in English: what happened, and what to do next. Where it happened is told beside it. */
export interface ProblemText {
  readonly what: string;
  readonly todo: string;
}

/** What a problem is called by people. Every text from a file in it is plain and short enough for a line or two. */
export function describeProblem(problem: Problem): ProblemText {
  if (isLintProblem(problem)) return describeLintProblem(problem);
  switch (problem.code) {
    // files that people write
    case 'unknown-key':
      return {
        what: `${quoted(problem.key)} is not a key that belongs here.`,
        todo:
          problem.suggestion === null
            ? 'Remove it, or look at the schema for the keys that do.'
            : `Did you mean ${quoted(problem.suggestion)}?`,
      };

    // the panel
    case 'card-twice':
      return {
        what: `There are two scorecards by ${quoted(problem.interviewer)} for the interview ${quoted(problem.interview)}.`,
        todo: 'Keep the one that was sealed first, and take the other out of the folder.',
      };
    case 'instrument-missing':
      return {
        what: `The version of ${quoted(problem.id)} that a scorecard was rated under (${inner(problem.digest)}) is not in "instruments".`,
        todo: 'Bring its file back from git.',
      };
    case 'rubric-missing':
      return {
        what: `The role asks for ${quoted(problem.id)}, and there is no such rubric.`,
        todo: 'Add the rubric, or take it out of the role.',
      };

    // the hiring folder
    case 'file-is-link':
      return {
        what: 'This is a symbolic link, and links are not followed in a hiring folder.',
        todo: 'Put the file itself here.',
      };
    case 'file-is-folder':
      return { what: 'This is a folder where a file was expected.', todo: 'Name the file in it.' };
    case 'file-is-special':
      return { what: 'This is a device or a pipe, not a file.', todo: 'Put a plain file here.' };
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
        todo: 'Each line is "candidate,name"; put a name that holds a comma into double quotes.',
      };
    case 'no-hiring-folder':
      return {
        what: `There is no hiring folder at ${quoted(problem.folder)} or above it.`,
        todo: 'Go to one, name one with --folder, or make one with "touchstone init".',
      };
    case 'hiring-folder-exists':
      return {
        what: `${quoted(problem.folder)} is a hiring folder already, or not empty.`,
        todo: 'Choose another folder. To add to this one, use "touchstone add".',
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
    case 'role-unknown':
      return {
        what: `There is no role ${quoted(problem.id)}.`,
        todo: suggested(problem.suggestion, 'Run "touchstone show roles" for all of them.'),
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
        todo: 'What you see differently now belongs into the debrief.',
      };
    case 'changed-since-commit':
      return {
        what: 'Git has this sealed file in another form: it was changed or deleted after it was committed.',
        todo: 'Look at "git log -p" for this file, and restore the first version.',
      };

    // after the panel
    case 'panel-incomplete':
      return {
        what: `The panel is not complete: ${list(problem.missing)} ${problem.missing.length > 1 ? 'have' : 'has'} not sealed yet. Until then nobody sees a rating.`,
        todo: 'Wait for the cards, or take somebody who dropped out from the plan: "touchstone plan c-7k2m --left ben --reason …".',
      };
    case 'decided-already':
      return {
        what: `It was decided on ${inner(problem.on.slice(0, 10))}: ${inner(problem.decision)}.`,
        todo: 'To decide otherwise, give --force; what was decided before stays on record.',
      };
    case 'override-without-words':
      return {
        what: `The recommendation is ${inner(problem.outcome)} and the decision would be ${inner(problem.decision)}. A decision against the recommendation needs a reason in words.`,
        todo: 'Say in --reason what the ratings do not show.',
      };
    case 'nothing-on-agenda':
      return {
        what: `There is nothing on the debrief agenda of ${inner(problem.candidate)}, so no rating can be revised.`,
        todo: `Next: "touchstone decide ${inner(problem.candidate)}".`,
      };
    case 'debrief-of-another':
      return {
        what: `These entries are ${inner(problem.author)}'s, and you are ${inner(problem.interviewer)}. Only the author revises their own ratings.`,
        todo: `Let ${inner(problem.author)} feed the file, or say who you are with --as.`,
      };
    case 'debrief-for-another':
      return {
        what: `These entries are for the candidate ${quoted(problem.found)}, not ${quoted(problem.candidate)}.`,
        todo: 'Correct the file, or the command.',
      };
    case 'debrief-entry-refused':
      return {
        what: `This entry on ${inner(problem.competency)} does not count: ${REFUSED_ENTRY_WORDS[problem.why]}.`,
        todo: 'Only what is on the agenda can be settled, and only one\'s own ratings as they stand; "touchstone debrief … --blank" prints them.',
      };
    case 'debrief-without-evidence':
      return {
        what: 'This entry names no evidence.',
        todo: 'Name one note at the least, such as {interviewer: ana, question: candor/bad-news, note: 1}.',
      };
    case 'debrief-note-unknown':
      return {
        what: `${inner(problem.interviewer)} has ${problem.count === 0 ? 'no notes' : `notes 1 to ${problem.count}`} under ${inner(problem.question)}; there is no note ${problem.note}.`,
        todo: 'Count the notes under that question in the card, from 1.',
      };
    case 'competency-not-character':
      return {
        what: `${quoted(problem.competency)} is no character competency of this role; only those have weights among each other.`,
        todo: `There are: ${list(problem.known)}.`,
      };

    // the command line
    case 'option-missing':
      return {
        what: `${inner(problem.option)} is needed here.`,
        todo: `For example: ${inner(problem.example)}`,
      };
    case 'option-malformed':
      return {
        what: `${inner(problem.option)} does not take ${quoted(problem.given)}.`,
        todo: `For example: ${inner(problem.example)}`,
      };
    case 'option-excluded':
      return {
        what: `${inner(problem.option)} and ${inner(problem.other)} do not go together.`,
        todo: 'Give one of them.',
      };
    case 'word-unknown':
      return {
        what: `There is no ${problem.what} ${quoted(problem.word)}.`,
        todo: suggested(problem.suggestion, `There are: ${problem.known.map(inner).join(', ')}.`),
      };
    case 'terminal-missing':
      return {
        what: 'This needs a terminal to ask questions, and there is none here.',
        todo: `Give ${inner(problem.option)} instead.`,
      };
    case 'file-missing':
      return { what: `There is no file ${quoted(problem.file)}.`, todo: 'Look at its name and place.' };

    // the text of a file
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

    // what a format asks for
    case 'format-newer':
      return {
        what: `The file is in the format ${quoted(problem.found)}; this version reads ${inner(problem.known)}.`,
        todo: 'Upgrade the program.',
      };
    case 'format-unknown':
      return {
        what: `The file says that it is ${quoted(problem.found)}, and ${inner(problem.expected)} belongs here.`,
        todo: 'Correct its "format", or move the file where it belongs.',
      };
    case 'missing-key':
      return { what: `${quoted(problem.key)} is missing.`, todo: 'Add it: nothing is assumed.' };
    case 'excluded-key':
      return {
        what: `${quoted(problem.key)} cannot stand beside the key that says there is none.`,
        todo: 'Keep one of the two.',
      };
    case 'wrong-type':
      return {
        what:
          problem.found === 'nothing'
            ? `There is nothing here, and ${problem.expected.map(kind).join(' or ')} is needed.`
            : `${quoted(problem.shown)} is ${kind(problem.found)}, and ${problem.expected.map(kind).join(' or ')} is needed.`,
        todo: typeAdvice(problem.expected, problem.found),
      };
    case 'too-small':
      return {
        what: `${problem.found} is too small.`,
        todo: `Write ${problem.least} or more.`,
      };
    case 'too-large':
      return {
        what: `${problem.found} is too large.`,
        todo: `Write ${problem.most} or less.`,
      };
    case 'too-many-decimals':
      return {
        what: `${problem.found} has more than ${problem.decimals} decimals.`,
        todo: `Round it to ${problem.decimals} decimals: the rules compute with hundredths.`,
      };
    case 'not-one-of':
      return {
        what: `${quoted(problem.shown)} is not one of ${list(problem.allowed)}.`,
        todo:
          problem.suggestion === null ? 'Choose one of them.' : `Did you mean ${quoted(problem.suggestion)}?`,
      };
    case 'id-malformed':
      return {
        what: `${quoted(problem.id)} cannot be an id.`,
        todo: 'Use lower-case words joined by hyphens, such as soc-analyst, and no name that Windows keeps for devices.',
      };
    case 'address-malformed':
      return {
        what: `${quoted(problem.address)} is not an address.`,
        todo: "Write the rubric's id, a slash, and the id in that rubric, such as candor/beacon.",
      };
    case 'digest-malformed':
      return {
        what: `${quoted(problem.digest)} is not a digest.`,
        todo: 'A digest is sha256: and 64 hexadecimal digits. Copy it again.',
      };
    case 'date-malformed':
      return { what: `${quoted(problem.date)} is not a day.`, todo: 'Write it as 2026-11-02.' };
    case 'email-malformed':
      return {
        what: `${quoted(problem.email)} is not an e-mail address.`,
        todo: 'Write it as ana@example.org.',
      };
    case 'text-malformed':
      return {
        what: `${quoted(problem.shown)} does not have the form that is needed here.`,
        todo: 'Look at the schema: "touchstone show schema".',
      };
    case 'text-blank':
      return { what: 'The text is blank.', todo: 'Write it, or remove the key where it may be left out.' };
    case 'text-too-long':
      return {
        what: `The text is longer than ${problem.most} characters.`,
        todo: 'Shorten it, or split it.',
      };
    case 'too-few-entries':
      return {
        what:
          problem.least === 1 ? 'The list is empty.' : `The list has fewer than ${problem.least} entries.`,
        todo: `Add to it: it needs ${problem.least} or more.`,
      };
    case 'too-many-entries':
      return {
        what: `There are more than ${problem.most} entries.`,
        todo: 'Remove those that matter least.',
      };
    case 'duplicate-entry':
      return { what: `${quoted(problem.shown)} is in the list twice.`, todo: 'Remove one of the two.' };
    case 'more-findings':
      return {
        what: `${problem.count} more things were found in this file.`,
        todo: 'Mend those above first, and look again.',
      };

    // what a file means
    case 'duplicate-id':
      return {
        what: `The id ${quoted(problem.id)} is taken already.`,
        todo: 'Give one of the two another id.',
      };
    case 'teachable-character':
      return {
        what: 'A character competency is called teachable.',
        todo: 'Write "teachable: false", or make it a skill: a gap in character is not closed on the job.',
      };
    case 'thresholds-unordered':
      return {
        what: `The threshold ${quoted(problem.higher)} is below ${quoted(problem.lower)}.`,
        todo: 'They go down from strongHire over hire to discuss.',
      };
    case 'seat-twice':
      return {
        what: `${quoted(problem.interviewer)} sits in the interview ${quoted(problem.interview)} twice.`,
        todo: 'Put the questions into one seat.',
      };
    case 'assessed-twice':
      return {
        what: `${quoted(problem.question)} is assessed twice for ${quoted(problem.competency)}.`,
        todo: 'A card judges each answer once. Take the card back from git, or from whoever sent it.',
      };
    case 'question-core-and-pool':
      return {
        what: `${quoted(problem.question)} is a core question and in the pool as well.`,
        todo: 'Take it out of the pool: every candidate gets it anyway.',
      };
    case 'reference-unknown':
      return {
        what: `There is no ${problem.what} ${quoted(problem.id)} here.`,
        todo:
          problem.suggestion === null
            ? `Correct it, or add the ${problem.what}.`
            : `Did you mean ${quoted(problem.suggestion)}?`,
      };
    case 'question-outside-role':
      return {
        what: `${quoted(problem.question)} is of a rubric that the role ${quoted(problem.role)} does not judge.`,
        todo: 'Take another question, or add the rubric to the role.',
      };
    case 'instrument-misnamed':
      return {
        what: `The file's content belongs under the name ${quoted(problem.expected)}.`,
        todo: 'An archived instrument never changes. Take it back from git.',
      };
    case 'seal-broken':
      return {
        what: `The card was changed after it was sealed: its ${problem.part} does not fit its seal.`,
        todo: 'Take it back from git, or ask its author for it. Corrections belong in the debrief.',
      };

    // templates
    case 'template-syntax':
      return {
        what: `The template cannot be read: ${inner(problem.detail)}.`,
        todo: 'Look for a tag or brace that is not closed near here.',
      };
    case 'template-unknown-variable':
      return {
        what: `The template uses ${quoted(problem.name)}, which the view does not have.`,
        todo: 'Run "touchstone show schema view" for everything it has.',
      };
    case 'template-unknown-filter':
      return {
        what: `The template uses the filter ${quoted(problem.name)}, which there is not.`,
        todo: 'Remove it. Dates, random choices and "raw" are left out on purpose.',
      };
    case 'template-unknown-tag':
      return {
        what: `The template uses the tag ${quoted(problem.name)}, which there is not.`,
        todo: 'Remove it, or correct its name.',
      };
    case 'template-wants-file':
      return {
        what: `The template wants to read ${quoted(problem.name)}, and templates read no files.`,
        todo: 'Put its text into the template itself.',
      };
    case 'template-too-much':
      return {
        what: 'The template does more work than a document of any size needs.',
        todo: 'Look for a loop that runs too often.',
      };
    case 'template-failed':
      return {
        what: `The template cannot be filled in: ${inner(problem.detail)}.`,
        todo: 'Correct the template at this place.',
      };

    // the interview
    case 'interview-not-started':
      return {
        what: 'The interview has not started.',
        todo: 'Give mode, language and conflict of interest first.',
      };
    case 'interview-started-already':
      return {
        what: 'The interview has started already.',
        todo: 'Go on with it, or leave and resume it later.',
      };
    case 'interview-paused':
      return { what: 'The interview is paused.', todo: 'Resume it first.' };
    case 'interview-sealed':
      return { what: 'The scorecard is sealed.', todo: 'A correction is an entry in the debrief.' };
    case 'conflict-ended-interview':
      return {
        what: 'A conflict of interest was declared, so nothing more is asked, noted or rated here.',
        todo: 'Seal the empty card, and ask for somebody else to take the seat.',
      };
    case 'moment-malformed':
      return {
        what: `${quoted(problem.moment)} is no moment in UTC to the second.`,
        todo: 'Write it as 2026-11-02T14:00:00Z.',
      };
    case 'language-malformed':
      return {
        what: `${quoted(problem.language)} is no language tag.`,
        todo: 'Write a tag such as en, de or pt-BR.',
      };
    case 'interview-ends-before-start':
      return {
        what: `The interview ends (${inner(problem.ended)}) before it starts (${inner(problem.started)}).`,
        todo: 'Correct one of the two.',
      };
    case 'question-not-in-seat':
      return {
        what: `${quoted(problem.question)} is no question of this seat.`,
        todo: `This seat asks ${list(problem.questions)}.`,
      };
    case 'competency-not-judged':
      return {
        what: `${quoted(problem.question)} is not rated for ${quoted(problem.competency)}.`,
        todo: `It is rated for ${list(problem.judged)}.`,
      };
    case 'signal-unknown':
      return {
        what: `There is no signal ${quoted(problem.signal)} in this role.`,
        todo:
          problem.known.length === 0
            ? 'Write it as competency/signal, with a competency of this role.'
            : `Known there: ${list(problem.known)}.`,
      };
    case 'signal-not-marked':
      return {
        what: `The signal ${quoted(problem.signal)} is not marked here.`,
        todo: 'There is nothing to take back.',
      };
    case 'probe-unknown':
      return {
        what: `${quoted(problem.question)} has no probe ${problem.probe}.`,
        todo: `Its probes are numbered 1 to ${problem.count}.`,
      };
    case 'note-empty':
      return { what: 'The note is empty.', todo: 'Write what the candidate said or did.' };
    case 'note-not-text':
      return {
        what: 'The text holds half of a character, which cannot be stored.',
        todo: 'Type it again without that character.',
      };
    case 'note-id-taken':
      return {
        what: `There is a note ${quoted(problem.note)} already.`,
        todo: 'Give this one the next free number.',
      };
    case 'note-unknown':
      return {
        what: `There is no note ${quoted(problem.note)}.`,
        todo: 'Look at the list of notes for its number.',
      };
    case 'note-struck':
      return { what: `The note ${quoted(problem.note)} is struck.`, todo: 'Choose one that stands.' };
    case 'note-is-evidence':
      return {
        what: `The note ${quoted(problem.note)} is evidence for ${list(problem.restingOn)}.`,
        todo: 'Give that other evidence first; then strike the note.',
      };
    case 'rating-not-a-point':
      return {
        what: `${inner(problem.rating)} is no rating.`,
        todo: 'Choose 1, 2, 3, 4 or 5: whole points only.',
      };
    case 'rating-without-evidence':
      return {
        what: `The rating of ${quoted(problem.competency)} on ${quoted(problem.question)} names no evidence.`,
        todo: 'Point to at least one note of what was said or done, or mark it as not assessed.',
      };
    case 'knockout-without-evidence':
      return {
        what: `The knockout ${quoted(problem.signal)} names no evidence.`,
        todo: 'Point to at least one note of what was said or done.',
      };
    case 'judgements-open':
      return {
        what: `Still open: ${judgements(problem.open)}.`,
        todo: 'Rate each of them, or mark it as not assessed with a reason.',
      };
    case 'recommendation-too-early':
      return {
        what: `Your own recommendation comes after the ratings. Still open: ${judgements(problem.open)}.`,
        todo: 'Rate each of them, or mark it as not assessed with a reason.',
      };
    case 'recommendation-without-rating':
      return {
        what: 'Nothing was rated, so there is nothing a recommendation could rest on.',
        todo: 'Rate what was heard, or seal without a recommendation.',
      };
    case 'recommendation-missing':
      return {
        what: 'Your own recommendation is missing, or a rating changed after it was given.',
        todo: 'Give it now: strong-yes, yes, no or strong-no.',
      };
    case 'nothing-assessed':
      return {
        what: 'The card assesses nothing.',
        todo: 'Rate an answer, or mark the questions as not assessed with a reason.',
      };
    case 'nothing-to-undo':
      return { what: 'There is nothing to undo.', todo: 'Go on.' };
    case 'nothing-to-redo':
      return { what: 'There is nothing to redo.', todo: 'Go on.' };

    // the plan
    case 'not-on-panel':
      return {
        what: `${inner(problem.interviewer)} has no open seat on the panel of ${inner(problem.candidate)}.`,
        todo:
          problem.panel.length === 0
            ? 'Nobody is on it; seat somebody with --seat.'
            : `These do: ${list(problem.panel)}.`,
      };

    // the draft
    case 'journal-line-broken':
      return {
        what: `This line of the draft cannot be read: ${JOURNAL_FAULTS[problem.fault]}.`,
        todo: 'Nothing was changed. Restore the file from a backup, or mend this line by hand.',
      };
    case 'journal-event-refused':
      return {
        what: `This line of the draft does not fit what stands before it. ${describeProblem(problem.refusal).what}`,
        todo: 'Nothing was changed. Restore the file from a backup, or mend this line by hand.',
      };
    case 'journal-torn':
      return {
        what: `The draft's last line was cut off while it was being written; its ${problem.bytes} bytes were left out.`,
        todo: 'Every line that was shown as saved is there. Type the last one again if you miss it.',
      };
    case 'journal-instruments-changed':
      return {
        what: `The draft was begun under other versions of ${list(problem.changed)}.`,
        todo: 'Put those files back as they were, resume and seal; then change them again.',
      };
    case 'journal-of-another-seat':
      return {
        what: `The draft belongs to ${quoted(problem.journal)}, not to ${quoted(problem.seat)}.`,
        todo: 'Move it out of the way, and start again.',
      };
    case 'draft-in-use':
      return {
        what: `This interview is open in another session (process ${problem.pid}).`,
        todo: 'Go on there, or leave it there first.',
      };
    case 'draft-beside-card':
      return {
        what: `There is a sealed card, and a draft that says something else: ${inner(problem.draft)}.`,
        todo: `The card holds (${inner(problem.card)}). Read the draft, then move it away.`,
      };
    case 'draft-exists':
      return {
        what: `There is a draft of this interview already: ${inner(problem.draft)}.`,
        todo: 'Resume it, or move it away.',
      };
    case 'file-exists':
      return {
        what: `${quoted(problem.path)} exists already.`,
        todo: 'It was left as it is. Choose another name.',
      };
    case 'path-leaves-folder':
      return {
        what: `${quoted(problem.path)} leads out of ${quoted(problem.root)}.`,
        todo: 'Replace the link by the file itself.',
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

const KINDS: Readonly<Record<ValueKind, string>> = {
  text: 'text',
  number: 'a number',
  'whole-number': 'a whole number',
  'yes-or-no': 'true or false',
  list: 'a list',
  map: 'a map of keys',
  nothing: 'nothing',
};

function kind(name: ValueKind): string {
  return KINDS[name];
}

function typeAdvice(expected: readonly ValueKind[], found: ValueKind): string {
  const numeric = expected.some((one) => one === 'number' || one === 'whole-number' || one === 'yes-or-no');
  if (numeric && found === 'text') return 'Write it without quotes.';
  if (
    expected.includes('text') &&
    (found === 'number' || found === 'whole-number' || found === 'yes-or-no')
  ) {
    return 'Put it in quotes.';
  }
  if (expected.includes('list')) return 'Put each entry on a line of its own, after a hyphen and a space.';
  return 'Correct it; the schema tells what belongs here.';
}

/** A word or value from a file, quoted, on one line, and not longer than a sentence bears. */
function quoted(text: string): string {
  return `"${inner(text)}"`;
}

function inner(text: string): string {
  return cutText(plainText(text), 80);
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 8).map(inner).join(', ');
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown || 'nothing';
}

function judgements(open: readonly { readonly question: string; readonly competency: string }[]): string {
  return list(open.map(({ question, competency }) => `${competency} (${question})`));
}

function suggested(suggestion: string | null, otherwise: string): string {
  return suggestion === null ? otherwise : `Did you mean ${quoted(suggestion)}?`;
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
  return reasons[code] ?? inner(code);
}

const JOURNAL_FAULTS: Readonly<Record<JournalFault, string>> = {
  cut: 'it was cut off',
  encoding: 'it is not UTF-8',
  json: 'it is not JSON',
  layout: 'it was changed by hand or by another program',
  header: 'it does not say whose draft this is',
  event: 'nothing that happens in an interview is written so',
};
