import type { EpochRecord } from '../../types/training.ts';

/** Early stopping: ends training once the validation loss has not improved for `patience` epochs. */
export class EarlyStopping {
  readonly #patience: number;
  #bestLoss = Number.POSITIVE_INFINITY;
  #epochsWithoutImprovement = 0;

  constructor(patience: number) {
    this.#patience = patience;
  }

  /** Call it after each epoch: `improved` if this epoch is the best so far, `stop` if training should end. */
  update({ valLoss }: EpochRecord): { improved: boolean; stop: boolean } {
    const improved = valLoss < this.#bestLoss;
    this.#bestLoss = Math.min(this.#bestLoss, valLoss);
    this.#epochsWithoutImprovement = improved ? 0 : this.#epochsWithoutImprovement + 1;
    return { improved, stop: this.#epochsWithoutImprovement >= this.#patience };
  }
}
