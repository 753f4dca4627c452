// A pair of protobuf modules of the size and shape of a large service. One field and one method of every tenth
// file change on the head side.

/** Both sides as texts by path; `files` files with messages, enums and a service each. */
export function protobufPair(files) {
  return { base: module(files, () => false), head: module(files, (index) => index % 10 === 0) };
}

function module(files, isChanged) {
  return Object.fromEntries(
    Array.from({ length: files }, (_, index) => [
      `acme/catalog/v1/resource_${index}.proto`,
      file(index, isChanged(index)),
    ]),
  );
}

function file(index, isChanged) {
  const name = `Resource${index}`;
  const imports =
    index === 0 ? '' : `import "acme/catalog/v1/resource_${Math.floor(index / 2)}.proto";\n`;
  const parent =
    index === 0 ? '' : `  // The resource above.\n  Resource${Math.floor(index / 2)} parent = 9;\n`;
  return `// Messages of ${name}.
syntax = "proto3";

package acme.catalog.v1;

${imports}
// Reads and writes resources.
service ${name}Service {
  // Returns one.
  rpc Get${name}(Get${name}Request) returns (${name});
  // Returns a page.
  rpc List${name}s(List${name}sRequest) returns (List${name}sResponse);
${isChanged ? '' : `  // Removes one.\n  rpc Delete${name}(Get${name}Request) returns (${name});\n`}}

/* One resource, as its owner has it. */
message ${name} {
  // Never changes.
  string id = 1 [json_name = "id"];
  ${isChanged ? 'int64' : 'int32'} revision = 2;
  repeated string labels = 3;
  map<string, string> annotations = 4;
  State state = 5;
  oneof price {
    int64 cents = 6;
    string amount = 7;
  }
  optional Audit audit = 8;
${parent}
  message Audit {
    string created_by = 1;
    string source = 2 [deprecated = true];
    reserved 3, 5 to 9;
    reserved "owner";
  }

  enum State {
    STATE_UNSPECIFIED = 0;
    STATE_ACTIVE = 1;
    STATE_ARCHIVED = 2;
  }
}

message Get${name}Request {
  string id = 1;
}

message List${name}sRequest {
  int32 page_size = 1;
  string page_token = 2;
}

message List${name}sResponse {
  repeated ${name} items = 1;
  string next_page_token = 2;
}
`;
}
