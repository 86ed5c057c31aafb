import type { Preview } from '@storybook/react-vite';

type ArgTypesEnhancer = NonNullable<Preview['argTypesEnhancers']>[number];
type ArgType = Parameters<ArgTypesEnhancer>[0]['argTypes'][string];

/** What the docs page of a component shows: its example first, and each story's code as an application would write it. */
export const docsPages: Preview['parameters'] = {
  docs: {
    extractComponentDescription: (component?: {
      __docgenInfo?: { description?: string; props?: object };
    }) => {
      const { description = '', props } = component?.__docgenInfo ?? {};
      // The table lacks the props that an interface takes over from another one.
      const more = props
        ? '\n\n`docs/components.md` lists every prop, also those shared with other components.'
        : '';
      return description.replace(/@example\s+(.*)/s, '```tsx\n$1\n```') + more;
    },
  },
  jsx: {
    // Only the stories need it: otherwise one would continue with the number of the one before.
    filterProps: (value: unknown, name: string) => value !== undefined && name !== 'resume',
    functionValue: () => '() => {}',
  },
};

/** Gives props the controls that can set them. By default, each optional one would get a field for JSON. */
export const chooseControls: ArgTypesEnhancer = ({ argTypes }) =>
  Object.fromEntries(Object.entries(argTypes).map(([name, argType]) => [name, chooseControl(argType)]));

function chooseControl(argType: ArgType): ArgType {
  const type = withoutUndefined(argType.type);
  if (type === undefined || typeof type === 'string') return argType;
  const summary = toSummary(argType);
  const table = { ...argType.table, type: { summary } };
  if (summary === 'ReactNode') return { ...argType, table, control: 'text' };
  const canBeSet = SETTABLE.has(type.name) || summary.endsWith('[]');
  return { ...argType, table, type, ...(!canBeSet && { control: false }) };
}

const SETTABLE = new Set(['boolean', 'string', 'number', 'enum']);

/** The type of a prop that is given: `boolean` for `boolean | undefined`. */
function withoutUndefined(type: ArgType['type']): ArgType['type'] {
  if (typeof type !== 'object' || type.name !== 'union') return type;
  const given = type.value.filter((one) => !('value' in one && one.value === 'undefined'));
  return given.length === 1 ? given[0] : type;
}

/** The type as the source has it, where Storybook would only say "union". */
function toSummary({ type, table }: ArgType): string {
  const source = typeof type === 'object' ? type.raw : undefined;
  return source?.replace(/\s*\| undefined$/, '') ?? table?.type?.summary ?? '';
}
