import { createRoot } from 'react-dom/client';
// First, so that what components say of themselves comes after it.
import './ui/base.css';
import { invariant } from '../shared/assert.ts';
import { App } from './app/App.tsx';
import { applyLook, FIRST_LOOK } from './app/theme.ts';
import { createWorkbench } from './app/workbench.ts';
import { chooseConnection } from './transport/choose.ts';
import { speak } from './strings/speak.ts';

// Before anything is drawn, so that a dark system never sees a light window first.
applyLook(FIRST_LOOK)();
speak('system')();
const root = document.getElementById('root');
invariant(root !== null, 'the page has a root');
createRoot(root).render(<App workbench={createWorkbench(chooseConnection())} />);
