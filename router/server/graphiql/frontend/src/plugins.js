// What stands in the side bar below the documentation. Our own panels join this list.
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';

export const plugins = [HISTORY_PLUGIN];
