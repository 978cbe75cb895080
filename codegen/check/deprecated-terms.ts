/** A word that the OCP Terminology Guidelines for Inclusion and Openness (revision C) deprecate, and what to say in its place. */
export interface DeprecatedTerm {
  readonly term: RegExp;
  readonly preferred: string;
}

/** A name of another standard that holds such a word, with the place that defines it. */
export interface AllowedPhrase {
  readonly phrase: RegExp;
  readonly source: string;
}

export const DEPRECATED_TERMS: readonly DeprecatedTerm[] = [
  { term: /\bwhite[ -]?list(?:s|ed|ing)?\b/gi, preferred: 'allow list' },
  { term: /\bblack[ -]?list(?:s|ed|ing)?\b/gi, preferred: 'deny list' },
  { term: /\bblack[ -]?hats?\b/gi, preferred: 'threat actor' },
  { term: /\bwhite[ -]?hats?\b/gi, preferred: 'security researcher' },
  { term: /\bblackouts?\b/gi, preferred: 'outage' },
  { term: /\bsegregat(?:e|es|ed|ing|ion)\b/gi, preferred: 'separate' },
  { term: /\bmasters?\b/gi, preferred: 'primary, source, controller or another word that says what it does' },
  { term: /\bslaves?\b/gi, preferred: 'secondary, target, replica or another word that says what it does' },
  { term: /\bman[ -](?:hour|day|week|month|year)s?\b/gi, preferred: 'work hour, work day and so on' },
  { term: /\bmanpower\b/gi, preferred: 'staff' },
  { term: /\brules? of thumb\b/gi, preferred: 'guideline' },
  { term: /\babort(?:s|ed|ing)?\b/gi, preferred: 'stop or end' },
];

export const ALLOWED_PHRASES: readonly AllowedPhrase[] = [
  { phrase: /\bBus Master(?: Enable)?\b/g, source: 'PCI Express Base Specification, Command register, bit 2' },
  {
    phrase: /\babort(?:s|ed|ing)?\b/gi,
    source:
      'NVM Express Base Specification, Abort command, and "the controller shall abort the command with a status code"',
  },
];
