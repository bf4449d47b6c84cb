import './client/no-eval.ts';
import { z } from 'zod';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createHost } from './client/host.ts';
import { joinHost } from './client/session.ts';
import './app/styles.css';

// Its compiler probes for eval, which the content security policy refuses.
z.config({ jitless: true });
joinHost(createHost());
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
