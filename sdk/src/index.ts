export * as contracts from "./typechain/index.js";
