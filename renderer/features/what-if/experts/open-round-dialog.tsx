import { useMemo } from 'react';
import { Checkbox, Form, Input, Modal, Select } from 'antd';
import type { ProjectSnapshot } from '../../../../shared/contract/outputs.ts';
import { expertKinds } from '../../../../shared/model/expert-round.ts';
import type { ExpertKind, ExpertRound } from '../../../../shared/model/expert-round.ts';
import { subjectName } from '../../../../shared/report/difference-words.ts';
import { openRound } from '../../../state/expert-papers.ts';
import { childrenOf } from '../../../state/sibling-weights.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { useTexts } from '../../../ui/texts.ts';
import { useFirstFocus } from '../../../ui/use-first-focus.ts';

interface RoundForm {
  readonly title: string;
  readonly kind: ExpertKind;
  readonly previous: string;
  readonly groups: readonly string[];
  readonly count: number;
  readonly scale: number;
  readonly due?: string;
  readonly authority: boolean;
}

const FIRST = '';

/** What is asked of how many; later rounds follow one before. Codes are E01, E02 …: who is who stays outside the project. */
export function OpenRoundDialog({
  snapshot,
  rounds,
  open,
  close,
}: {
  readonly snapshot: ProjectSnapshot;
  readonly rounds: readonly ExpertRound[];
  readonly open: boolean;
  readonly close: () => void;
}): React.JSX.Element {
  const t = useTexts();
  const [form] = Form.useForm<RoundForm>();
  const body = useFirstFocus(open);
  const { dataset } = snapshot;
  const groups = useMemo(
    () =>
      dataset.nodes.flatMap(({ code }) =>
        childrenOf(dataset, code).length > 1 ? [{ value: code, label: subjectName(dataset, code) }] : [],
      ),
    [dataset],
  );
  const last = rounds.at(-1);
  const save = async (asked: RoundForm): Promise<void> => {
    const before = rounds.find(({ id }) => id === asked.previous);
    const made = await openRound({
      ...{ kind: asked.kind, title: asked.title.trim(), previous: before?.id ?? null, scale: asked.scale },
      items: asked.groups.flatMap((group) => [...childrenOf(dataset, group)]),
      ...{ authority: asked.authority, due: asked.due === undefined || asked.due === '' ? null : asked.due },
      experts:
        before === undefined
          ? Array.from({ length: asked.count }, (_, at) => `E${String(at + 1).padStart(2, '0')}`)
          : [...before.experts],
    });
    if (made) close();
  };
  return (
    <Modal
      title={t('experts.open')}
      open={open}
      destroyOnHidden
      onCancel={close}
      okText={t('dialog.ok')}
      cancelText={t('dialog.cancel')}
      onOk={() => form.submit()}
    >
      <div ref={body}>
        <Form<RoundForm>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{
            ...{ title: last?.title ?? '', kind: last?.kind ?? 'rating', previous: last?.id ?? FIRST },
            groups: last === undefined ? groups.slice(0, 1).map(({ value }) => value) : parentsOf(last),
            ...{ count: last?.experts.length ?? 15, scale: last?.scale ?? 5, authority: last?.authority ?? true },
          }}
          onFinish={(asked) => void save(asked)}
        >
          <Form.Item
            name="title"
            label={t('experts.title')}
            rules={[{ required: true, whitespace: true, message: t('experts.titleRequired') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="kind" label={t('experts.kind')}>
            <Select options={expertKinds.map((value) => ({ value, label: t(`experts.kind.${value}`) }))} />
          </Form.Item>
          <Form.Item
            name="groups"
            label={t('experts.groups')}
            rules={[{ required: true, message: t('experts.groupsRequired') }]}
          >
            <Select
              mode="multiple"
              maxTagCount="responsive"
              showSearch={{ optionFilterProp: 'label' }}
              options={groups}
            />
          </Form.Item>
          <Form.Item name="previous" label={t('experts.previous')}>
            <Select
              options={[
                { value: FIRST, label: t('experts.first') },
                ...rounds.map(({ id, title, number, kind }) => ({
                  value: id,
                  label: t('experts.roundName', { title, number, kind: t(`experts.kind.${kind}`) }),
                })),
              ]}
            />
          </Form.Item>
          <div className="form-line">
            <Form.Item name="count" label={t('experts.count')}>
              <NumberField label={t('experts.count')} width={90} rule={{ min: 1, max: 200, whole: true }} />
            </Form.Item>
            <Form.Item name="scale" label={t('experts.scale')}>
              <NumberField label={t('experts.scale')} width={90} rule={{ min: 2, max: 100, whole: true }} />
            </Form.Item>
            <Form.Item
              name="due"
              label={t('experts.due')}
              rules={[{ pattern: /^\d{4}-\d\d-\d\d$/, message: t('experts.dueWrong') }]}
            >
              <Input style={{ width: 150 }} maxLength={10} />
            </Form.Item>
          </div>
          <Form.Item name="authority" valuePropName="checked">
            <Checkbox>{t('experts.authority')}</Checkbox>
          </Form.Item>
        </Form>
      </div>
    </Modal>
  );
}

function parentsOf({ items }: ExpertRound): readonly string[] {
  return [...new Set(items.map(({ parent }) => parent))];
}
