/** What a training run tells while it goes on. The command line, the report and `events.jsonl` all read this one stream. */

export type TrainingEvent =
  | {
      readonly type: 'start';
      readonly pairs: number;
      readonly devPairs: number;
      readonly epochs: number;
      readonly stepsPerEpoch: number;
      readonly parameters: number;
      readonly metric: string;
    }
  | {
      readonly type: 'step';
      readonly step: number;
      readonly steps: number;
      readonly epoch: number;
      readonly loss: number;
      readonly learningRate: number;
      readonly pairsPerSecond: number;
      /** Seconds until the last step, were every epoch run that the budget allows. */
      readonly secondsLeft: number;
    }
  | {
      readonly type: 'epoch';
      readonly epoch: number;
      readonly step: number;
      /** Mean training loss over the epoch. */
      readonly loss: number;
      readonly dev: Readonly<Record<string, number>>;
      readonly best: boolean;
      /** Where the end of the run came before that of the epoch. */
      readonly cut?: true;
      readonly seconds: number;
    }
  | {
      readonly type: 'end';
      readonly reason: 'done' | 'early-stop' | 'budget' | 'interrupted';
      readonly bestEpoch: number;
      readonly seconds: number;
    };
