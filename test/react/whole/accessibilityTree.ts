import { devtools } from '../engine.ts';
import { plain } from './announcements.ts';

interface AxNode {
  nodeId: string;
  parentId?: string;
  childIds?: string[];
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  value?: { value: string | number };
  description?: { value: string };
  properties?: { name: string; value: { value: unknown } }[];
}

/** What a user can reach or hear, named as in ARIA. */
const ROLES: Record<string, string> = {
  form: 'form',
  group: 'group',
  textbox: 'text field',
  button: 'button',
  combobox: 'combo box',
  ComboBoxMenuButton: 'combo box',
  ComboBoxSelect: 'combo box',
  searchbox: 'search field',
  checkbox: 'checkbox',
  dialog: 'dialog',
  listbox: 'list box',
  option: 'option',
};

const STATES = [
  'focused',
  'disabled',
  'readonly',
  'required',
  'invalid',
  'checked',
  'selected',
  'expanded',
  'hasPopup',
];

/** What assistive technology gets of each frame, through Chromium's DevTools protocol. */
export async function readAxTrees(): Promise<AxNode[][]> {
  const { frameTree } = (await devtools('Page.getFrameTree')) as {
    frameTree: { childFrames: { frame: { id: string } }[] };
  };
  const readTree = async (frameId: string) =>
    ((await devtools('Accessibility.getFullAXTree', { frameId })) as { nodes: AxNode[] }).nodes;
  return Promise.all(frameTree.childFrames.map(({ frame }) => readTree(frame.id)));
}

/**
 * The page as a user reaches or hears it: one line for each element, `role "name" = value; description; states`, and
 * `text "…"` for what is only read.
 */
export async function readAccessibilityTree(): Promise<string[]> {
  const lines: string[] = [];
  for (const nodes of await readAxTrees()) {
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const visit = (node: AxNode, isRead: boolean, isClosed: boolean): void => {
      const role = node.role?.value;
      const line = node.ignored || (isClosed && role === 'option') ? null : toLine(node, isRead);
      if (line !== null) lines.push(line);
      for (const id of node.childIds ?? []) {
        const child = byId.get(id);
        if (child) visit(child, isRead || role === 'paragraph', isClosed || role === 'MenuListPopup');
      }
    };
    for (const node of nodes) if (node.parentId === undefined) visit(node, false, false);
  }
  return lines;
}

function toLine(node: AxNode, isRead: boolean): string | null {
  const { role, name, value, description, properties = [] } = node;
  const quoted = `"${plain(name?.value ?? '')}"`;
  if (role?.value === 'StaticText') return isRead && name?.value ? `text ${quoted}` : null;
  const known = ROLES[role?.value ?? ''];
  if (!known) return null;
  const states = properties
    .filter((property) => STATES.includes(property.name))
    .filter((property) => property.value.value !== false && property.value.value !== 'false')
    .map((property) => property.name);
  return [
    `${known} ${quoted}${value?.value ? ` = ${String(value.value)}` : ''}`,
    description?.value && plain(description.value),
    states.join(', '),
  ]
    .filter(Boolean)
    .join('; ');
}
