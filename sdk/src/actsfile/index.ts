export * from "./acts-schema.js";
export * from "./envelope.js";
export { formsOf, inputSchema, lineSchema, type LineForm, type Schema } from "./json-schema.js";
export * from "./read.js";
export * from "./reference.js";
