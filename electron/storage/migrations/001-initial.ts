/**
 * The first schema. Records are ids into `texts`; 0 stands for "none". What rules filter and group by stands in `facets`
 * (a few thousand rows), so that a measure is a few key ranges of `records`, whose key begins with the facet. `records`
 * and `attributes` carry no foreign keys: two look-ups a row cost a second in 2.6 million, and the content hash of the
 * batch, which `verify` recomputes over the texts themselves, finds a wrong id as well as a wrong value.
 */
export const initialSchema = `
CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;

CREATE TABLE bodies (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, json TEXT NOT NULL) STRICT;
CREATE TABLE documents (
  kind TEXT NOT NULL, key TEXT NOT NULL, body INTEGER NOT NULL REFERENCES bodies(id),
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE audit (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, key TEXT NOT NULL,
  before INTEGER REFERENCES bodies(id), after INTEGER REFERENCES bodies(id), why TEXT NOT NULL,
  target INTEGER REFERENCES audit(id), actor TEXT NOT NULL
) STRICT;
CREATE TABLE runs (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, scenario TEXT, input_hash TEXT NOT NULL,
  engine TEXT NOT NULL, method INTEGER NOT NULL REFERENCES bodies(id), result INTEGER NOT NULL REFERENCES bodies(id), hash TEXT NOT NULL
) STRICT;

CREATE TABLE batches (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, note TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'active', 'withdrawn')), status_reason TEXT NOT NULL,
  records INTEGER NOT NULL, replaced INTEGER NOT NULL, content_hash TEXT NOT NULL
) STRICT;
CREATE TABLE files (
  id INTEGER PRIMARY KEY, batch INTEGER NOT NULL REFERENCES batches(id), position INTEGER NOT NULL, name TEXT NOT NULL,
  content_hash TEXT NOT NULL, size INTEGER NOT NULL
) STRICT;
CREATE INDEX files_by_content ON files(content_hash);
CREATE INDEX files_by_batch ON files(batch);
CREATE TABLE sheets (
  id INTEGER PRIMARY KEY, batch INTEGER NOT NULL REFERENCES batches(id), file INTEGER NOT NULL REFERENCES files(id),
  name TEXT NOT NULL, kind TEXT, hidden INTEGER NOT NULL, mapping INTEGER REFERENCES bodies(id), report INTEGER REFERENCES bodies(id)
) STRICT;
CREATE INDEX sheets_by_batch ON sheets(batch);

CREATE TABLE facets (
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, selector INTEGER NOT NULL, unit INTEGER NOT NULL, level INTEGER NOT NULL,
  channel INTEGER NOT NULL, platform INTEGER NOT NULL, period INTEGER NOT NULL,
  overlapping INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE sheet_facets (
  sheet INTEGER NOT NULL REFERENCES sheets(id), facet INTEGER NOT NULL REFERENCES facets(id), records INTEGER NOT NULL,
  PRIMARY KEY (sheet, facet)
) STRICT, WITHOUT ROWID;
CREATE TABLE spots (id INTEGER PRIMARY KEY, subregion INTEGER NOT NULL, person INTEGER NOT NULL) STRICT;
CREATE TABLE records (
  facet INTEGER NOT NULL, item INTEGER NOT NULL, spot INTEGER NOT NULL, sheet INTEGER NOT NULL, cell INTEGER NOT NULL,
  value REAL, name INTEGER NOT NULL, person INTEGER NOT NULL, day INTEGER NOT NULL,
  missing INTEGER NOT NULL DEFAULT 0, position INTEGER, note INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (facet, item, spot, sheet, cell)
) STRICT, WITHOUT ROWID;
CREATE TABLE attributes (
  facet INTEGER NOT NULL, item INTEGER NOT NULL, spot INTEGER NOT NULL, sheet INTEGER NOT NULL, cell INTEGER NOT NULL,
  type INTEGER NOT NULL, name INTEGER NOT NULL, legal REAL, promised REAL, day_unit INTEGER NOT NULL, visits REAL,
  immediate INTEGER, depth INTEGER, missing INTEGER NOT NULL, person INTEGER NOT NULL, day INTEGER NOT NULL, note INTEGER NOT NULL,
  PRIMARY KEY (facet, item, spot, sheet, cell)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure_values (
  year INTEGER NOT NULL, measure TEXT NOT NULL, unit TEXT NOT NULL, value REAL, reason INTEGER NOT NULL, marks INTEGER NOT NULL,
  records INTEGER NOT NULL, batch INTEGER NOT NULL, source INTEGER NOT NULL,
  PRIMARY KEY (year, measure, unit)
) STRICT, WITHOUT ROWID;
`;
