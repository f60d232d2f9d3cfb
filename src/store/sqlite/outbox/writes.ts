// The named writes of the outbox (docs/callbacks.md): each moves a row from one status to the next, never back by accident.
// `must` writes that change no row collide: somebody dropped, numbered or joined the row meanwhile, and the sender looks again.

const OPEN = "status IN ('WACHT', 'VERZONDEN')";

// A change of a person of whom this OCMW is to hear anyway joins that letter; the first change keeps the moment of sending.
// One that joins a letter behind a dead receiver is news of its own: its week begins with the next failure and not with that letter's first.
const MAAK = {
  sql: `INSERT INTO invalidatie (GebeurtenisId, INSZ, OCMW, aangemaakt, wachtTot, volgendePoging, vervangenDoor, herkomst)
        VALUES (@GebeurtenisId, @INSZ, @OCMW, @aangemaakt, @wachtTot, @wachtTot, @vervangenDoor, @herkomst)
        ON CONFLICT (INSZ, OCMW) WHERE status = 'WACHT' DO UPDATE SET samengevoegd = samengevoegd + 1, eerstePoging = NULL,
          vervangenDoor = COALESCE(excluded.vervangenDoor, vervangenDoor)`,
  nummers: ['INSZ', 'vervangenDoor'],
} as const;

/** Names of values are names of columns; `nu` is the moment, in milliseconds. */
export const OUTBOX_WRITES = {
  'invalidatie.maak': MAAK,
  // The same for what time alone changed: nobody wrote anything, so a demo world may still follow the calendar.
  'invalidatie.verloop': { ...MAAK, werk: 'log' },
  'volgnummer.volgende': {
    sql: `INSERT INTO volgnummer (OCMW, laatste) VALUES (@OCMW, 1) ON CONFLICT (OCMW) DO UPDATE SET laatste = laatste + 1`,
    werk: 'log',
  },
  'invalidatie.nummer': {
    sql: `UPDATE invalidatie SET status = 'VERZONDEN',
            Volgnummer = (SELECT laatste FROM volgnummer WHERE volgnummer.OCMW = invalidatie.OCMW)
          WHERE id = @id AND status = 'WACHT'`,
    werk: 'log',
    must: true,
  },
  // Counted before it is made: a process that dies half-way never makes the same attempt twice.
  'invalidatie.poging': {
    sql: `UPDATE invalidatie SET pogingen = pogingen + 1, eerstePoging = COALESCE(eerstePoging, @nu)
          WHERE id = @id AND status = 'VERZONDEN'`,
    werk: 'log',
    must: true,
  },
  // Also of a letter that was given up while this attempt was under way: it was delivered.
  'invalidatie.bevestig': {
    sql: `UPDATE invalidatie SET status = 'BEVESTIGD', afgehandeld = @nu, laatsteFout = NULL
          WHERE id = @id AND (${OPEN} OR status = 'OPGEGEVEN')`,
    werk: 'log',
  },
  'invalidatie.mislukt': {
    sql: `UPDATE invalidatie SET volgendePoging = @volgendePoging, laatsteFout = @laatsteFout,
            eerstePoging = COALESCE(eerstePoging, @nu) WHERE id = @id AND ${OPEN}`,
    werk: 'log',
  },
  // A probe that fails, fails for every letter that was due to the same receiver: from then on their week runs too.
  'invalidatie.wachtMee': {
    sql: `UPDATE invalidatie SET eerstePoging = @nu, laatsteFout = @laatsteFout
          WHERE OCMW = @OCMW AND ${OPEN} AND volgendePoging <= @nu AND eerstePoging IS NULL`,
    werk: 'log',
  },
  // Letters that were received or dropped, about somebody of whom nothing is held under this number or the one before or after it.
  // One that lapsed may have to be made up for, and a dead one may be sent again.
  'invalidatie.vergeetGewist': {
    sql: `DELETE FROM invalidatie WHERE status IN ('BEVESTIGD', 'GESCHRAPT') AND INSZ NOT IN (
            SELECT INSZ FROM dossier
            UNION SELECT identiteit.INSZ FROM identiteit JOIN dossier ON dossier.INSZ = identiteit.door
            UNION SELECT identiteit.door FROM identiteit JOIN dossier ON dossier.INSZ = identiteit.INSZ
                  WHERE identiteit.door IS NOT NULL)`,
    werk: 'log',
  },
  'invalidatie.geefOp': {
    sql: `UPDATE invalidatie SET status = 'OPGEGEVEN', afgehandeld = @nu
          WHERE OCMW = @OCMW AND ${OPEN} AND eerstePoging <= @grens AND laatsteFout IS NOT NULL`,
    werk: 'log',
  },
  'invalidatie.haalTerug': {
    sql: `UPDATE invalidatie SET volgendePoging = @nu WHERE ${OPEN} AND volgendePoging > @grens`,
    werk: 'log',
  },
  'invalidatie.verval': {
    sql: `UPDATE invalidatie SET status = @status, afgehandeld = @nu, laatsteFout = @laatsteFout WHERE id = @id AND ${OPEN}`,
    werk: 'log',
    must: true,
  },
  'invalidatie.ingehaald': {
    sql: 'UPDATE invalidatie SET ingehaald = 1 WHERE id = @id AND ingehaald = 0',
    werk: 'log',
    must: true,
  },
  'invalidatie.hervat': {
    sql: `UPDATE invalidatie SET status = CASE WHEN Volgnummer IS NULL THEN 'WACHT' ELSE 'VERZONDEN' END,
            volgendePoging = @nu, eerstePoging = NULL, afgehandeld = NULL
          WHERE id = @id AND status IN ('WACHT', 'VERZONDEN', 'OPGEGEVEN')`,
    werk: 'log',
    must: true,
  },
  'invalidatie.schrap': {
    sql: `UPDATE invalidatie SET status = 'GESCHRAPT', afgehandeld = @nu
          WHERE id = @id AND status IN ('WACHT', 'VERZONDEN', 'OPGEGEVEN')`,
    werk: 'log',
    must: true,
  },
} as const;
