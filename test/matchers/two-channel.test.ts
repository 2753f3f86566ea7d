import { describeMatcher } from '../contracts/matcher.ts';
import { classes, type Members } from './eight-pairs.ts';

const crossEntropy = { kind: 'binary-cross-entropy' };
const bag = { kind: 'bag' };

const joints: Record<string, object> = {
  grid: { kind: 'grid', filters: [4, 4] },
  kernels: { kind: 'kernels' },
  attention: { kind: 'attention', hidden: 8 },
  sequence: { kind: 'sequence', encoder: { kind: 'cnn', widths: [1, 2], filters: 8 } },
  vectors: { kind: 'vectors', encoder: bag },
  joined: {
    kind: 'joined',
    parts: [
      { kind: 'kernels', kernels: 5 },
      { kind: 'vectors', encoder: bag },
    ],
  },
};

const membersOf = (joint: object, training?: object): Members => ({
  architecture: 'two-channel',
  joint,
  hidden: 8,
  loss: crossEntropy,
  training: { epochs: 15, ...training },
});

for (const [name, joint] of Object.entries(joints)) describeMatcher(`two-channel by ${name}`, membersOf(joint));

describeMatcher(
  'two-channel by attention, three classes',
  {
    ...membersOf(joints.attention, { metric: 'macroF1', epochs: 30, learningRate: 0.01, patience: 30 }),
    loss: { kind: 'cross-entropy', smoothing: 0.05 },
  },
  classes,
);
