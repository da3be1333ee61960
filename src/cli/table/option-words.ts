import { SYSTEMS } from '../../domain/mapping.js';

/** The words that options take, for the table of commands and for whoever reads an option. */
export const FINDINGS_FORMATS = ['terminal', 'json', 'github', 'gitlab'] as const;
export const SUMMARY_FORMATS = ['terminal', 'md', 'html', 'json', 'csv'] as const;
export const EXPORT_FORMATS = ['csv', 'ndjson', ...SYSTEMS] as const;
export const EXPORT_TABLES = ['assessments', 'scores', 'outcomes'] as const;
/** Where a hiring folder's checks can run. */
export const CI_SYSTEMS = ['github', 'gitlab'] as const;
