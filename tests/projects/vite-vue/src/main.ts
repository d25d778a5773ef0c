// SPDX-License-Identifier: GPL-3.0-or-later
import { createApp } from 'vue';

import Recipes from './Recipes.vue';

createApp(Recipes).mount('#app');
