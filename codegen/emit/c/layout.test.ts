import { describe, expect, it } from 'vitest';
import { field, layout, structureMap } from '../../model/fixtures.ts';
import { layoutText } from './layout.ts';
import { comment, literal, macroName } from './names.ts';

describe('layoutText', () => {
  it('says the place and the mask of a field, when it is there, and that it is 0 based', () => {
    const kind = field('KIND', 0, 4);
    const count = field('CNT', 4, 12, { zeroBased: true, selectors: [{ field: 'KIND', values: [1, 2] }] });
    const named = { name: 'Make Thing', title: 'Make Thing command', layout: layout(2, [kind, count]) };
    const text = layoutText(named, structureMap());
    expect(text).toContain('#define SNVME_MAKE_THING_CNT_BIT 4u');
    expect(text).toContain('#define SNVME_MAKE_THING_CNT_MASK 0xFFFu');
    expect(text).toContain('static inline uint16_t snvme_make_thing_get_cnt(');
    expect(text).toMatch(/snvme_make_thing_has_cnt.*get_kind\(entry\) == 0x1u \|\| .*== 0x2u/);
    expect(text).toContain("bits 15:4. This is a 0's based value.");
  });
});

describe('names', () => {
  it('are safe in C', () => {
    expect(macroName('Create I/O Completion Queue')).toBe('CREATE_I_O_COMPLETION_QUEUE');
    expect(literal(0xffff_ffff)).toBe('0xFFFFFFFFu');
    expect(literal(0x1_0000_0000n)).toBe('0x100000000ull');
  });

  it('and no text of the document ends a comment or begins another one', () => {
    expect(comment('a */ b /* c ??/ d \\\n e')).toBe('/* a * / b / * c ? ?/ d / e */');
  });
});
