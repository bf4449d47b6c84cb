import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { ReportPlan } from '../../../shared/model/report-plan.ts';
import { mergePlans } from '../../../shared/report/document/merge-plans.ts';
import type { DocumentContent } from '../../importing/documents/documents.ts';
import { readDocument } from '../../importing/worker/read-document.ts';
import { writeSafely } from '../../files/write-safely.ts';
import { inProject } from '../app/in-project.ts';
import { savedFile } from '../app/saved-file.ts';
import { resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { writes } from '../app/write-project.ts';
import { besideOther } from './beside-other.ts';
import { exportThread } from './export-thread.ts';
import { exportSource } from './export-source.ts';
import { givenPictures, storedPictures } from './plan-pictures.ts';
import { otherSource } from './other-source.ts';

type PlanOperations = 'boxes.read' | 'plan.save' | 'plan.picture' | 'plan.import' | 'plan.export' | 'report.other';

/** 报告结构 of the open project, and the other project of a report for its preview. */
export function planServices(context: ServiceContext): Pick<Services, PlanOperations> {
  return {
    'boxes.read': inProject(context, async (_, { file, job: name }) =>
      context.jobs.runInProject(name, async (job) => {
        const path = resolveHandle(context, file, 'read');
        if (!path.ok) return path;
        const read = await exportThread.run({ kind: 'boxes', path: path.value, name: basename(path.value) }, job);
        return read.ok ? ok(read.value.boxes ?? { boxes: [], pictures: 0 }) : read;
      }),
    ),
    'plan.save': writes(context, 'plan.save', (_, { plan, pictures = [] }) => {
      const given = givenPictures(pictures);
      return given.ok ? ok((store, now) => store.saveReportPlan(plan, now, given.value)) : given;
    }),
    'plan.picture': inProject(context, async ({ store }, { hash }) => {
      const found = store.picture(hash);
      return found === null ? err(appError('PICTURE_GONE', { box: hash.slice(0, 8) })) : ok(found);
    }),
    'plan.import': writes(context, 'plan.import', async ({ store: open }, { file, mode }) => {
      const path = resolveHandle(context, file, 'read');
      if (!path.ok) return path;
      const read = await readDocument(path.value, 'plan');
      if (!read.ok) return read;
      const theirs: ReportPlan = read.value.plan;
      const given = givenPictures((read.value.pictures ?? []).map((data) => Buffer.from(data, 'base64')));
      if (!given.ok) return err({ ...given.error, place: { file: basename(path.value) } });
      const mine = mode === 'merge' ? open.reportPlan() : null;
      const merged =
        mine === null
          ? { plan: theirs, added: theirs.items.length + theirs.boxes.length, kept: [] }
          : mergePlans(mine, theirs);
      return ok((store, now) => {
        const saved = store.saveReportPlan(merged.plan, now, given.value);
        return saved.ok ? ok({ added: merged.added, kept: merged.kept }) : saved;
      });
    }),
    'plan.export': inProject(context, async ({ store }, { target }) => {
      const path = resolveHandle(context, target, 'write');
      if (!path.ok) return path;
      const plan = store.reportPlan() ?? { version: 1, items: [], boxes: [] };
      const pictures = [...storedPictures(store, plan).values()].map(({ bytes }) =>
        Buffer.from(bytes).toString('base64'),
      );
      const content: DocumentContent<'plan'> = {
        kind: 'workbench-report-plan',
        version: 1,
        plan,
        ...(pictures.length === 0 ? {} : { pictures }),
      };
      const written = await writeSafely(
        path.value,
        (temporary) => writeFile(temporary, `${JSON.stringify(content, null, 2)}\n`),
        { overwrite: true },
      );
      return written.ok ? savedFile(context, path.value) : written;
    }),
    'report.other': inProject(context, async (session, { file, language }) => {
      const path = resolveHandle(context, file, 'read');
      if (!path.ok) return path;
      const asked = { what: 'report', language, audience: 'internal' } as const;
      const read = await otherSource(context, file, asked);
      if (!read.ok) return read;
      const own = exportSource(session, asked, context.environment.now());
      const fits = own.ok ? besideOther(own.value.input, read.value) : ok(null);
      if (!fits.ok) return err({ ...fits.error, place: { file: basename(path.value) } });
      const { input, stamp, plan, pictures } = read.value;
      const { framework, dataset, method, result, history, policyDocuments = [], institutions = [] } = input;
      const made = { framework, dataset, method, result, history, policyDocuments, institutions };
      return ok({
        file: basename(path.value),
        synthetic: stamp.synthetic,
        draft: stamp.draft,
        plan,
        pictures: [...pictures],
        ...made,
      });
    }),
  };
}
