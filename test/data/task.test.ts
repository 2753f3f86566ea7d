import { describe, expect, it } from 'vitest';
import { isMatchLabel, type Task } from '../../src/data/task.ts';

describe('isMatchLabel', () => {
  it.each<[Task, readonly number[]]>([
    [{ kind: 'match' }, [1]],
    [{ kind: 'ranking' }, [1]],
    [{ kind: 'retrieval' }, [1]],
    [{ kind: 'graded', lowest: 0, highest: 5 }, [0.5, 0.8, 1]],
    [{ kind: 'classes', names: ['unrelated', 'agrees', 'disagrees'] }, [1, 2]],
  ])('of %j: %j are matches', (task, matches) => {
    const labels = task.kind === 'classes' ? [0, 1, 2] : task.kind === 'graded' ? [0, 0.4, 0.5, 0.8, 1] : [0, 1];
    expect(labels.filter((label) => isMatchLabel(label, task))).toEqual(matches);
  });
});
