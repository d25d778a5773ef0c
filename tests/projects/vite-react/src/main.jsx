// SPDX-License-Identifier: GPL-3.0-or-later
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { StockCount } from './StockCount.jsx';
import './style.css';

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <StockCount items={['Blue mug', 'Wooden spoon', 'Desk lamp']} />
  </StrictMode>,
);
