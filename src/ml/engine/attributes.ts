/** Attributes of a graph node, in the form of TensorFlow's `AttrValue` message. */
export type DType = 'float32' | 'int32' | 'int64' | 'bool' | 'resource';
export type Shape = readonly number[];

/** Numbers of `tensorflow.DataType`. */
const dataTypes: Record<DType, number> = { float32: 1, int32: 3, int64: 9, bool: 10, resource: 20 };

interface TensorValue {
  dtype: number;
  tensor_shape: ShapeValue;
  tensor_content: Uint8Array;
}

interface ShapeValue {
  dim: { size: number }[];
}

export interface Attribute {
  type?: number;
  i?: number;
  f?: number;
  b?: boolean;
  s?: Uint8Array;
  shape?: ShapeValue;
  tensor?: TensorValue;
  list?: { i?: readonly number[] };
}

export type Attributes = Record<string, Attribute>;

const utf8 = new TextEncoder();
const dimensions = (shape: Shape): ShapeValue => ({ dim: shape.map((size) => ({ size })) });

export const type = (dtype: DType): Attribute => ({ type: dataTypes[dtype] });
export const int = (value: number): Attribute => ({ i: value });
export const float = (value: number): Attribute => ({ f: value });
export const bool = (value: boolean): Attribute => ({ b: value });
export const text = (value: string): Attribute => ({ s: utf8.encode(value) });
export const ints = (values: readonly number[]): Attribute => ({ list: { i: values } });
export const shape = (value: Shape): Attribute => ({ shape: dimensions(value) });
export const tensor = (dtype: DType, size: Shape, values: ArrayBufferView): Attribute => ({
  tensor: {
    dtype: dataTypes[dtype],
    tensor_shape: dimensions(size),
    tensor_content: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  },
});
