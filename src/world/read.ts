// Reads the folders of the world and of the test persons into rows, and believes none of them unchecked.
// Every refusal is WORLD_INVALID and its detail names file, row and field; a folder that is not there is one too.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Partner } from '../domain/kbi/Partner.js';
import { Fault } from '../faults/fault.js';
import type { LoadRow } from '../store/port.js';
import { type FindNummer, replacePartnerNames } from './partner-names.js';
import { checkRow, labelOf, type Soort } from './shapes/rows.js';

/** The files of a world and what each row in them is. A file may be absent; another name is a refusal. */
const FILES: Readonly<Record<string, Soort>> = {
  'partners.json': 'partner',
  'gronden.json': 'grond',
  'codelijsten.json': 'codelijst',
  'vestigingen.json': 'vestiging',
  'bronvertragingen.json': 'bronvertraging',
  'bewaarregels.json': 'bewaarregel',
  'inschrijvingen.json': 'inschrijving',
  'leefloonrechten.json': 'leefloonrecht',
  'verblijfsgemeenten.json': 'verblijfsgemeente',
};

const jsonFiles = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (error) {
    throw new Fault('WORLD_INVALID', `${folder}: the folder cannot be read`, {}, error);
  }
};

const parseFile = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Fault('WORLD_INVALID', `${path}: ${error instanceof Error ? error.message : 'not JSON'}`, {}, error);
  }
};

const checked = (soort: Soort, rij: unknown, where: string): LoadRow => {
  const outcome = checkRow(soort, rij);
  if (outcome.kind === 'row') return outcome.row;
  const { path, reason } = outcome.problem;
  throw new Fault('WORLD_INVALID', `${where} (${labelOf(soort, rij)}): ${path === '' ? '' : `${path} `}${reason}`);
};

/** The rows of a world folder, partners first. Throws WORLD_INVALID. */
export function* readWorld(folder: string): Generator<LoadRow> {
  const names = jsonFiles(folder);
  const strange = names.find((name) => !Object.hasOwn(FILES, name));
  if (strange !== undefined) {
    throw new Fault('WORLD_INVALID', `${join(folder, strange)}: not one of ${Object.keys(FILES).join(', ')}`);
  }
  const nummers = new Map<string, string>();
  for (const [name, soort] of Object.entries(FILES)) {
    if (!names.includes(name)) continue;
    const path = join(folder, name);
    const rows = parseFile(path);
    if (!Array.isArray(rows)) throw new Fault('WORLD_INVALID', `${path}: must be a list of rows`);
    if (soort === 'partner') for (const rij of rows) nummers.set(rij?.naam, rij?.Ondernemingsnummer);
    for (const [index, rij] of rows.entries()) {
      replacePartnerNames(soort, rij, (naam) => nummers.get(naam));
      yield checked(soort, rij, `${path} row ${index + 1}`);
    }
  }
}

/** Finds the Ondernemingsnummer of a partner among rows. */
export const createFindNummer = (partners: Iterable<Pick<Partner, 'naam' | 'Ondernemingsnummer'>>): FindNummer => {
  const nummers = new Map<string, string>();
  for (const { naam, Ondernemingsnummer } of partners) nummers.set(naam, Ondernemingsnummer);
  return (naam) => nummers.get(naam);
};

/** The test persons of a folder, one in each file `<INSZ>.json`. Throws WORLD_INVALID. */
export function* readPersonas(folder: string, find: FindNummer = () => undefined): Generator<LoadRow> {
  for (const name of jsonFiles(folder)) {
    const path = join(folder, name);
    const rij = parseFile(path);
    replacePartnerNames('persona', rij, find);
    const row = checked('persona', rij, path);
    if (row.soort === 'persona' && row.rij.INSZ !== basename(name, '.json')) {
      throw new Fault('WORLD_INVALID', `${path}: INSZ does not equal the name of the file`);
    }
    yield row;
  }
}

/** Where the test persons of a world stand: `personas` in its folder, else beside it. Undefined when there are none. */
export const findPersonasFolder = (worldFolder: string): string | undefined =>
  [join(worldFolder, 'personas'), join(dirname(worldFolder), 'personas')].find((folder) => existsSync(folder));
