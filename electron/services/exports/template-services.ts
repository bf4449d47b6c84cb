import { ok } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import { writeShippedTemplate } from '../../exporting/word/template/shipped-template.ts';
import { inProject } from '../app/in-project.ts';
import { savedFile } from '../app/saved-file.ts';
import { resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { usualAudience } from './audience-rules.ts';
import { exportSource } from './export-source.ts';
import { exportThread } from './export-thread.ts';
import { otherSource } from './other-source.ts';

/** The team's own Word document as the report's template. */
export function templateServices(context: ServiceContext): Pick<Services, 'template.check' | 'template.save'> {
  return {
    'template.check': inProject(context, async (session, { file, other, job: name, ...request }) =>
      context.jobs.runInProject(name, async (job) => {
        const path = resolveHandle(context, file, 'read');
        if (!path.ok) return path;
        const { audience = usualAudience('report') } = request;
        const asked = { what: 'report', ...request, audience } as const;
        const beside = other === undefined ? ok(null) : await otherSource(context, other, asked);
        if (!beside.ok) return beside;
        const source = exportSource(session, asked, context.environment.now(), { other: beside.value });
        if (!source.ok) return source;
        const read = await exportThread.run({ kind: 'template', source: source.value, path: path.value }, job);
        return read.ok ? ok({ placeholders: read.value.placeholders ?? [] }) : read;
      }),
    ),
    'template.save': async ({ target, language }) => {
      const path = resolveHandle(context, target, 'write');
      if (!path.ok) return path;
      const written = await writeShippedTemplate(language, path.value, { overwrite: true });
      return written.ok ? savedFile(context, path.value) : written;
    },
  };
}
