// Reads one CSV file by a peer in a process of its own and prints rows and seconds: node csv-peers-child.ts duckdb|papaparse FILE TARGET
import { createReadStream } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import papaparse from 'papaparse';

const [reader, path = '', target = ''] = process.argv.slice(2);
const started = performance.now();
const rows = reader === 'duckdb' ? await intoDuckDB() : await byPapaparse();
console.log(JSON.stringify({ rows, seconds: (performance.now() - started) / 1000 }));

/** Its own reader into a table of its own file, closed: texts as they are, nothing recognised, checked or traced. */
async function intoDuckDB(): Promise<number> {
  const instance = await DuckDBInstance.create(target);
  const connection = await instance.connect();
  await connection.run(
    `CREATE TABLE rows AS SELECT * FROM read_csv('${path}', all_varchar = true, header = true, skip = 1)`,
  );
  const counted = await connection.runAndReadAll('SELECT count(*) FROM rows');
  connection.closeSync();
  instance.closeSync();
  return Number(counted.getRows()[0]?.[0] ?? 0);
}

/** Rows are cut and counted, nothing is kept. */
function byPapaparse(): Promise<number> {
  return new Promise((resolve, reject) => {
    let count = 0;
    papaparse.parse<readonly string[]>(createReadStream(path, 'utf8'), {
      newline: '\r\n',
      skipEmptyLines: true,
      chunk: ({ data }) => {
        count += data.length;
      },
      complete: () => resolve(count - 2),
      error: reject,
    });
  });
}
