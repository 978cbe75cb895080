import { describe, expect, it } from 'vitest';
import { foldersByOrder, orderAsPosition, specificationSidebar } from './sidebar.ts';

type GeneratorArguments = Parameters<typeof foldersByOrder>[0];

describe('orderAsPosition', () => {
  const parse = (frontMatter: Record<string, unknown>) =>
    orderAsPosition({
      filePath: 'a.md',
      fileContent: '',
      defaultParseFrontMatter: async () => ({ frontMatter, content: '' }),
    });

  it('maps the order of a section', async () => {
    expect((await parse({ order: 110 })).frontMatter).toEqual({ order: 110, sidebar_position: 110 });
    expect((await parse({ title: 'A' })).frontMatter).toEqual({ title: 'A' });
  });
});

describe('foldersByOrder', () => {
  it('puts a folder where its first page belongs', async () => {
    let seen: GeneratorArguments['categoriesMetadata'] = {};
    const doc = (sourceDirName: string, sidebarPosition: number) => ({
      id: '',
      title: '',
      frontMatter: {},
      source: '',
      sourceDirName,
      sidebarPosition,
    });
    await foldersByOrder({
      docs: [doc('.', 0), doc('commands', 180), doc('commands', 110), doc('qos', 300)],
      categoriesMetadata: {},
      defaultSidebarItemsGenerator: ({ categoriesMetadata }) => {
        seen = categoriesMetadata;
        return [];
      },
    } as Partial<GeneratorArguments> as GeneratorArguments);
    expect(seen).toEqual({
      commands: { label: 'Commands', collapsed: false, position: 110 },
      qos: { label: 'Qos', collapsed: false, position: 300 },
    });
  });
});

describe('specificationSidebar', () => {
  it('ends with the pages to look things up', async () => {
    const items = await specificationSidebar({
      docs: [],
      categoriesMetadata: {},
      defaultSidebarItemsGenerator: () => [{ type: 'doc', id: 'index' }],
    } as Partial<GeneratorArguments> as GeneratorArguments);
    expect(items).toHaveLength(2);
    expect(items.at(-1)).toMatchObject({ type: 'category', items: [{ href: '/status/' }, {}, {}] });
  });
});
