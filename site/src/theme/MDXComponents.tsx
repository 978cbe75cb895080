import MDXComponents from '@theme-original/MDXComponents';
import { BitField } from '../components/BitField.tsx';
import { FlowChart } from '../components/FlowChart.tsx';
import { LifeCycle } from '../components/LifeCycle.tsx';
import { SequenceFigure } from '../components/SequenceFigure.tsx';
import { SharingFigure } from '../components/SharingFigure.tsx';

/** The components that Markdown plugins may insert by name. */
export default { ...MDXComponents, BitField, FlowChart, LifeCycle, SequenceFigure, SharingFigure };
