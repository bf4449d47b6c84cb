import './client/no-eval.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createHost } from './client/host.ts';
import { joinHost } from './client/invoke.ts';
import { keepPressesWhereTheyBegan } from './app/one-press.ts';
import './app/styles.css';
import './app/small-windows.css';
import './ui/access.css';

joinHost(createHost());
keepPressesWhereTheyBegan(document);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
