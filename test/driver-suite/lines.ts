/** What a whole NVMe controller does, line by line: every line has a case. */
export const LINES = {
  enable: 'Enabling',
  disable: 'Disabling: what it keeps and loses',
  shutdown: 'Shutdown',
  'subsystem-reset': 'NVM subsystem reset: what it keeps and loses',
  'function-reset': 'Function level reset: what it keeps and loses',
  'enable-errors': 'Every CC and CSTS error path',
  'admin-queue-registers': 'The rules of AQA, ASQ and ACQ',
  'register-widths': 'Register widths',
  'read-only-bits': 'Read-only bits',
} as const;

/** The name of a line. */
export type Line = keyof typeof LINES;
