import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Scorecard } from '../../src/domain/scorecard.js';
import type { EncryptedContent } from '../../src/domain/encrypted.js';
import { encodeScorecard } from '../../src/format/scorecard.js';
import type { KeyPair } from '../../src/store/age.js';
import { newKeyPair } from '../../src/store/age.js';
import { keyFile, wrapKey } from '../../src/store/keys.js';
import { lockCard, recordText } from '../../src/store/locking.js';
import type { World } from './world.js';

/** Where the organisation's identity lies in a world that was locked: beside the hiring folder. */
export const IDENTITY_FILE = '../organisation.identity';

/**
 * Makes a plain hiring folder one that encrypts, everything about candidates locked as if it had been from the beginning. Returns
 * the organisation's keys; the identity lies in `IDENTITY_FILE`.
 */
export async function lockWorld(world: World): Promise<KeyPair> {
  const organisation = await newKeyPair();
  world.write(IDENTITY_FILE, `${organisation.secret}\n`);
  const hiring = world.read('touchstone.yaml');
  world.write('touchstone.yaml', `${hiring}encryption:\n  recipients:\n    ana: ${organisation.recipient}\n`);
  world.write('.gitignore', `${world.read('.gitignore')}\n/keys/\n/candidates/*/recommendation.md\n`);
  for (const id of readdirSync(join(world.hiring, 'candidates')))
    await lockCandidate(world, id, organisation);
  return organisation;
}

async function lockCandidate(world: World, id: string, organisation: KeyPair): Promise<void> {
  const own = await newKeyPair();
  world.write(`keys/${keyFile(id)}`, await wrapKey([own.secret], [organisation.recipient]));
  const folder = `candidates/${id}`;
  world.write(`${folder}/candidate.yaml`, `${world.read(`${folder}/candidate.yaml`)}key: ${own.recipient}\n`);
  const lockRecord = async (file: string, content: EncryptedContent): Promise<void> => {
    world.write(file, await recordText(id, content, world.read(file), own.recipient));
  };
  for (const name of readdirSync(join(world.hiring, folder))) {
    const file = `${folder}/${name}`;
    if (name.endsWith('.scorecard.json')) {
      const card = JSON.parse(world.read(file)) as Scorecard;
      world.write(file, encodeScorecard(await lockCard(card, own.recipient)));
    } else if (name === 'decision.json') await lockRecord(file, 'touchstone/decision@1');
    else if (name === 'hold.json' || name === 'hold-lifted.json') await lockRecord(file, 'touchstone/hold@1');
  }
  const debriefs = join(world.hiring, folder, 'debrief');
  for (const name of existsSync(debriefs) ? readdirSync(debriefs) : []) {
    await lockRecord(`${folder}/debrief/${name}`, 'touchstone/debrief@1');
  }
}
