/** A file with one requirement that breaks three rules of style. */
export const TEXT = `---
title: A
class: normative
order: 1
---

# A <!-- #a -->

Table: A – Requirements {#tbl:a}

| Requirement ID | Requirement |
| :--- | :--- |
| XC-A-1 | A host must wait 0x1f seconds. |
`;
