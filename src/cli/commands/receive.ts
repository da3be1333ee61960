import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Finding, Result } from '../../domain/problem.js';
import { Blocked, Failure, errorAt, refused, unwrap } from '../../domain/problem.js';
import type { SealedCard } from '../../domain/scorecard.js';
import { isLocked } from '../../domain/scorecard.js';
import type { SignatureCheck } from '../../domain/signature.js';
import { encodeScorecard, parseScorecard } from '../../format/scorecard.js';
import { verifySeal } from '../../format/seal.js';
import { decodeUtf8 } from '../../format/text.js';
import { aloneIn } from '../../store/alone.js';
import type { Archive } from '../../store/archive.js';
import { openArchive } from '../../store/archive.js';
import { cardFile } from '../../store/candidate-paths.js';
import { blindFindings, readCandidate } from '../../store/candidates.js';
import { systemCode } from '../../store/file-port.js';
import { createFile, pathInside, replaceFile } from '../../store/files.js';
import { lockCard } from '../../store/locking.js';
import { allOrNone } from '../../store/new-tree.js';
import { realProcesses } from '../../store/processes.js';
import { readText } from '../../store/read.js';
import { refuseChanged } from '../../store/unchanged.js';
import type { Environment } from '../environment.js';
import { creatingCard } from '../interviews/sealing.js';
import type { Invocation } from '../invocation.js';
import { flagOption } from '../invocation.js';
import { anotherKeyFindings } from '../keys/card-encryption.js';
import { unknownCandidate } from '../options/known-candidate.js';
import { instrumentFindings } from '../panels/instruments.js';
import { trustFindings } from '../panels/panel-reading.js';
import { signatureCheckOf, signatureFindings } from '../panels/signatures.js';
import type { OpenFolder } from '../place.js';
import { openFolder } from '../place.js';
import { print, printJson, say, sayFindings } from '../report.js';

interface Received {
  readonly card: SealedCard;
  readonly file: string;
  /** Whether the very same card was filed before. */
  readonly already: boolean;
  /** That card as it is filed, where the one that came back brings it its signature. */
  readonly toSign: SealedCard | null;
  /** The candidate's public key, where the card came back readable and is to be filed encrypted. */
  readonly lockFor: string | null;
  /** What is worth knowing about a card that is filed all the same. */
  readonly warnings: readonly Finding[];
}

/** `touchstone receive`: files all of the cards, or none. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const folder = openFolder(invocation, environment);
  const archive = openArchive(folder.root);
  const signatures = signatureCheckOf(environment, folder);
  const results: Result<Received>[] = [];
  for (const path of invocation.arguments) {
    const received = receivable(folder, archive, environment.directory, path);
    results.push(await withSignature(received, path, folder, signatures, environment));
  }
  const findings = [
    ...results.flatMap((result) => (result.ok ? [] : result.findings)),
    ...sameSeat(results, invocation.arguments),
  ];
  if (findings.length > 0) throw new Blocked(findings, environment.directory);
  const received = results.map((result) => unwrap(result, environment.directory));

  const texts = await Promise.all(
    received
      .filter(({ already }) => !already)
      .map(async ({ card, file, lockFor }) => {
        const filed = lockFor === null || isLocked(card) ? card : await lockCard(card, lockFor);
        return { file, text: encodeScorecard(filed) };
      }),
  );

  for (const one of received) takeSignature(folder.root, one, environment);
  allOrNone(
    texts.map(({ file, text }) => () => {
      const path = pathInside(folder.root, file);
      creatingCard(file, () => {
        createFile(path, text, 'private');
      });
      return path;
    }),
  );

  if (flagOption(invocation, 'json')) {
    printJson(environment, {
      format: 'touchstone/received@1',
      filed: received.map(({ file, already, lockFor, toSign }) => ({
        file,
        already,
        encrypted: !already && lockFor !== null,
        signed: toSign !== null,
      })),
    });
  } else {
    for (const { file, already, toSign } of received) {
      print(
        environment,
        toSign !== null ? `${file} (now signed)` : already ? `${file} (filed already)` : file,
      );
    }
  }
  const readable = received.filter(({ already, lockFor }) => !already && lockFor !== null);
  for (const { file } of readable) say(environment, cameReadable(file));
  const warnings = received.flatMap((one) => one.warnings);
  if (warnings.length > 0) sayFindings(environment, warnings, environment.directory);
  const candidates = [...new Set(received.map(({ card }) => card.header.candidate))];
  say(environment, `Next: touchstone status ${candidates.join(' ')}`);
  return warnings.length > 0 ? 1 : 0;
}

function cameReadable(file: string): string {
  return `${file} came back readable, and was encrypted here. Delete the file that you were sent, and the message that it came with.`;
}

/** Cards of one seat among those given: only one of them could be filed. */
function sameSeat(results: readonly Result<Received>[], paths: readonly string[]): readonly Finding[] {
  const seen = new Set<string>();
  return results.flatMap((result, position) => {
    if (!result.ok) return [];
    const { file, card } = result.value;
    const { interviewer, interview } = card.header;
    if (seen.has(file))
      return [errorAt(paths[position] ?? '', { code: 'card-twice', interviewer, interview })];
    seen.add(file);
    return [];
  });
}

function receivable(
  { root, hiring }: OpenFolder,
  archive: Archive,
  directory: string,
  path: string,
): Result<Received> {
  const text = textFrom(directory, path);
  if (!text.ok) return text;
  const parsed = parseScorecard(text.value, path);
  if (!parsed.ok) return { ok: false, findings: blindFindings(parsed.findings) };
  const card = parsed.value;
  const broken = verifySeal(card);
  if (broken !== null) return refused(path, broken);
  const { header } = card;
  if (header.folder !== hiring.id)
    return refused(path, { code: 'card-of-other-folder', folder: header.folder });
  const candidate = readCandidate(root, header.candidate);
  if (candidate === null) return refused(path, unknownCandidate(root, header.candidate).problem);
  if (!candidate.ok) return candidate;
  const { key } = candidate.value;
  if (key === undefined && hiring.encryption !== undefined)
    return refused(path, { code: 'candidate-without-key', candidate: header.candidate });
  const untrusted = [
    ...instrumentFindings(card, archive),
    ...trustFindings({ file: path, card }, { candidate: candidate.value }, archive),
  ];
  if (untrusted.length > 0) return { ok: false, findings: untrusted };
  const file = cardFile(header.candidate, header.interviewer, header.interview);
  const lockFor = isLocked(card) ? null : (key ?? null);
  const warnings = isLocked(card) ? anotherKeyFindings(candidate.value, path, card.payload) : [];
  const filed = readText(root, file);
  const already = filed?.ok === true && isSameCard(filed.value, file, card);
  if (filed !== null && !already) return refused(path, { code: 'sealed-already', file });
  return { ok: true, value: { card, file, already, toSign: null, lockFor, warnings } };
}

// A card that would not count must not take its author's place. One that was filed already may come again to bring its signature.
async function withSignature(
  received: Result<Received>,
  path: string,
  folder: OpenFolder,
  signatures: SignatureCheck,
  environment: Environment,
): Promise<Result<Received>> {
  if (!received.ok) return received;
  const { card, file, already } = received.value;
  const state = await signatures.stateOf(card);
  const findings = signatureFindings({ file: path, card }, state, folder, environment);
  if (findings.some(({ severity }) => severity === 'error')) return { ok: false, findings };
  const text = already && state !== 'unsigned' ? readText(folder.root, file) : null;
  const filed = text?.ok === true ? parseScorecard(text.value, file) : null;
  if (filed?.ok !== true || filed.value.signature === card.signature) return received;
  const toSign = (await signatures.stateOf(filed.value)) === 'good' ? null : filed.value;
  return { ok: true, value: { ...received.value, toSign } };
}

function takeSignature(root: string, { card, file, toSign }: Received, { pid }: Environment): void {
  const { signature } = card;
  if (toSign === null || signature === undefined) return;
  const path = pathInside(root, file);
  aloneIn(dirname(path), realProcesses(pid), () => {
    refuseChanged(root, file, encodeScorecard(toSign));
    replaceFile(path, encodeScorecard({ ...toSign, signature }), 'private');
  });
}

// The seal pins all that a card says. A card that was encrypted, or redacted, is another file and still the same card.
function isSameCard(text: string, file: string, { seal }: SealedCard): boolean {
  const filed = parseScorecard(text, file);
  return filed.ok && filed.value.seal === seal && verifySeal(filed.value) === null;
}

// The file came by mail or chat and may lie anywhere, so here links are followed.
function textFrom(directory: string, path: string): Result<string> {
  try {
    return decodeUtf8(readFileSync(resolve(directory, path)), path);
  } catch (thrown) {
    const code = systemCode(thrown);
    if (code === 'ENOENT') throw new Failure({ code: 'file-missing', file: path });
    if (code === 'EISDIR') return refused(path, { code: 'file-is-folder' });
    throw thrown;
  }
}
