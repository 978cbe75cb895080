import MDXComponents from '@theme-original/MDXComponents';
import { BitField } from '../components/BitField.tsx';

/** The components that Markdown plugins may insert by name. */
export default { ...MDXComponents, BitField };
