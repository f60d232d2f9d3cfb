// The named writes of the rights of the person (A144): requests, and the erasure of everything that is held of one. What belongs to others,
// inschrijvingen of the KSZ and leefloon of the OCMW, has no write here: they answer for it themselves.

/** The setting with the highest version that an erased dossier had. */
export const VANAF = 'dossier.vanaf';

/** Names of values are names of columns. `must`: a request that was settled meanwhile is looked at again. */
export const RECHTEN_WRITES = {
  'verzoek.registreer': {
    sql: `INSERT INTO verzoekBetrokkene (Soort, INSZ, Ontvangen, Termijn, Uitkomst, Toelichting, Afgehandeld, herkomst)
          VALUES (@Soort, @INSZ, @Ontvangen, @Termijn, @Uitkomst, @Toelichting, @Afgehandeld, @herkomst)`,
    nummers: ['INSZ'],
  },
  'verzoek.verleng': {
    sql: `UPDATE verzoekBetrokkene SET Termijn = @Termijn, Verlenging = @Verlenging
          WHERE id = @id AND Uitkomst IS NULL AND Verlenging IS NULL`,
    must: true,
  },
  'verzoek.besluit': {
    sql: `UPDATE verzoekBetrokkene SET Uitkomst = @Uitkomst, Toelichting = @Toelichting, Afgehandeld = @Afgehandeld
          WHERE id = @id AND Uitkomst IS NULL`,
    must: true,
  },
  'verzoek.vergeet': { sql: 'UPDATE verzoekBetrokkene SET INSZ = NULL WHERE INSZ = @INSZ' },
  'dossier.vanaf': {
    sql: `INSERT INTO settings (name, value) SELECT '${VANAF}', CAST(versie AS TEXT) FROM dossier WHERE INSZ = @INSZ
          ON CONFLICT (name) DO UPDATE SET value = MAX(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER))`,
  },
  'dossier.vergeet': { sql: 'DELETE FROM dossier WHERE INSZ = @INSZ' },
  'persona.vergeet': { sql: 'DELETE FROM persona WHERE INSZ = @INSZ' },
  'toeleiding.vergeet': { sql: 'DELETE FROM toeleiding WHERE INSZ = @INSZ' },
  // Explanations hold dates and codes of the dossier; one that a row which stays names too is no more this person's than that one's.
  'beslissing.vergeet': {
    sql: `DELETE FROM beslissing WHERE hash IN (SELECT value FROM json_each(@hashes))
          AND hash NOT IN (SELECT beslissingen FROM audit
                           WHERE beslissingen IS NOT NULL AND id NOT IN (SELECT value FROM json_each(@rijen)))`,
    werk: 'log',
  },
  'aankondiging.vergeet': { sql: 'DELETE FROM aankondiging WHERE INSZ = @INSZ' },
  // Those that are still owed go first to whom they are owed.
  'invalidatie.vergeet': {
    sql: "DELETE FROM invalidatie WHERE INSZ = @INSZ AND status NOT IN ('WACHT', 'VERZONDEN')",
  },
} as const;
