import { describe, expect, it } from 'vitest';
import { tf } from '../../src/compile/tf.ts';
import { kernels } from '../../src/compile/trace.ts';
import { distance, drawInputs, finiteDifference, type KernelCase, runOnce, toProgram } from './kernel-case.ts';
import { imageCases } from './kernel-cases-image.ts';
import { layerNormCases } from './kernel-cases-layer-norm.ts';
import { movingCases } from './kernel-cases-moving.ts';
import { recurrenceCases } from './kernel-cases-recurrence.ts';
import { valueCases } from './kernel-cases-value.ts';

const cases: readonly KernelCase[] = [
  ...valueCases,
  ...movingCases,
  ...imageCases,
  ...recurrenceCases,
  ...layerNormCases,
];

/** The kernels that the tracing backend was asked for since this was last cleared. */
const called = new Set<string>();
for (const config of tf.getKernelsForBackend('gemel-trace')) {
  const { kernelName, kernelFunc } = config;
  config.kernelFunc = (call) => {
    called.add(kernelName);
    return kernelFunc(call);
  };
}

describe('every traced kernel agrees with eager TensorFlow.js', () => {
  it('has a case for each registered kernel, and no other', () => {
    const covered = new Set(cases.flatMap((each) => each.kernels));
    expect([...covered].sort()).toEqual(Object.keys(kernels).sort());
  });

  it.each(cases.map((each) => [`${each.kernels[0]}: ${each.what}`, each] as const))('%s', async (_, each) => {
    const program = toProgram(each);
    const inputs = drawInputs(each);
    called.clear();
    const traced = await runOnce(program, inputs, 'onnx');
    expect([...called]).toEqual(expect.arrayContaining([...each.kernels]));
    const eager = await runOnce(program, inputs, 'tfjs');
    expect(Object.keys(traced)).toEqual(Object.keys(eager));
    for (const [name, { shape, dtype, data }] of Object.entries(traced)) {
      expect({ name, shape, dtype }).toEqual({ name, shape: eager[name].shape, dtype: eager[name].dtype });
      if (name.startsWith('d') && each.gradient === 'finite') continue;
      expect(distance(data, eager[name].data), name).toBeLessThan(each.tolerance ?? 1e-5);
    }
    if (each.gradient !== 'finite' && each.gradient !== 'both') return;
    for (const name of Object.keys(traced).filter((key) => key.startsWith('d'))) {
      const expected = await finiteDifference(program, inputs, name.replace('d', 'x'));
      expect(distance(traced[name].data, expected), name).toBeLessThan(2e-3);
    }
  });
});
