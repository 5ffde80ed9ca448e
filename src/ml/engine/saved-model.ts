/**
 * Encodes a graph in TensorFlow's SavedModel format, the only format in which the binding loads a finished graph.
 * Only the messages and fields used here are declared; field numbers are those of tensorflow/core/protobuf.
 */
import { parse } from 'protobufjs';
import type { Device } from '../../types/training.ts';
import type { Graph } from './graph.ts';

const schema = `
syntax = "proto3";
message Dim { int64 size = 1; }
message Shape { repeated Dim dim = 2; }
message TensorValue { int32 dtype = 1; Shape tensor_shape = 2; bytes tensor_content = 4; }
message ListValue { repeated int64 i = 3; }
message Attr {
  oneof value {
    ListValue list = 1; bytes s = 2; int64 i = 3; float f = 4;
    bool b = 5; int32 type = 6; Shape shape = 7; TensorValue tensor = 8;
  }
}
message Node {
  string name = 1; string op = 2; repeated string input = 3; string device = 4; map<string, Attr> attr = 5;
}
message Versions { int32 producer = 1; int32 min_consumer = 2; }
message GraphDef { repeated Node node = 1; Versions versions = 4; }
message MetaInfo { repeated string tags = 4; }
message NodeList { repeated string value = 1; }
message Collection { NodeList node_list = 1; }
message MetaGraph { MetaInfo meta_info_def = 1; GraphDef graph_def = 2; map<string, Collection> collection_def = 4; }
message SavedModel { int64 saved_model_schema_version = 1; repeated MetaGraph meta_graphs = 2; }
`;

export const tag = 'serve';

/**
 * The bytes of `saved_model.pb`. Loading it runs the graph's initializers.
 * `cpu` places every node on the CPU; otherwise TensorFlow places nodes on a GPU where it can.
 */
export function encodeSavedModel(graph: Graph, device: Device): Uint8Array {
  const placed = device === 'cpu' ? { device: '/device:CPU:0' } : {};
  const initialise = {
    name: 'initialise',
    op: 'NoOp',
    input: graph.initializers.map(({ name }) => `^${name}`),
    attr: {},
    ...placed,
  };
  const message = parse(schema, { keepCase: true }).root.lookupType('SavedModel');
  return message
    .encode({
      saved_model_schema_version: 1,
      meta_graphs: [
        {
          meta_info_def: { tags: [tag] },
          // Graph version 1087 is that of TensorFlow 2.9: every library that tfjs-node 4 supports reads it.
          graph_def: {
            node: [...graph.nodes.map((node) => ({ ...node, ...placed })), initialise],
            versions: { producer: 1087, min_consumer: 12 },
          },
          collection_def: { saved_model_main_op: { node_list: { value: [initialise.name] } } },
        },
      ],
    } as never)
    .finish();
}
