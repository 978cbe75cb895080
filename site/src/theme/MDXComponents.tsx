import MDXComponents from '@theme-original/MDXComponents';
import { BitField } from '../components/BitField.tsx';
import { LifeCycle } from '../components/LifeCycle.tsx';
import { SequenceFigure } from '../components/SequenceFigure.tsx';
import { SharingFigure } from '../components/SharingFigure.tsx';

/** The components that Markdown plugins may insert by name. */
export default { ...MDXComponents, BitField, LifeCycle, SequenceFigure, SharingFigure };
