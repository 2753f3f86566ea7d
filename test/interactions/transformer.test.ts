import { transformer } from '../../src/interactions/transformer.ts';
import { describeInteraction } from '../contracts/interaction.ts';

const small = { tokenWidth: 4, heads: 2, hidden: 3, layers: 1, positions: 32 };
describeInteraction('transformer over both texts', transformer(small));
describeInteraction(
  'transformer over both texts with low-rank changes',
  transformer({ ...small, pooling: 'mean', train: { lora: 1 } }),
);
