/** A trained network as it is kept, and as it goes from one process to another. */
export interface TrainedNetwork {
  /** Shape of one example as the first layer takes it. */
  input: number[];
  /** Name, such as `dense/kernel`, and shape of each weight, in the order of `values`. */
  weights: { name: string; shape: number[] }[];
  /** The values of all weights, one after the other: float32, little-endian, deflated, in base64 because of JSON. */
  values: string;
}
